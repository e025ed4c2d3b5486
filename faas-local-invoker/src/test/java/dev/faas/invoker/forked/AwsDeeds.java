package dev.faas.invoker.forked;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.nio.charset.StandardCharsets;

/** A handler written for AWS's own Java runtime. */
public final class AwsDeeds implements RequestHandler<String, String> {

  @Override
  public String handleRequest(String input, Context context) {
    switch (input) {
      case "throw" -> throw new IllegalStateException("told to throw");
      case "exit" -> System.exit(5);
      case "log" -> {
        context.getLogger().log("in words");
        context.getLogger().log("in bytes".getBytes(StandardCharsets.UTF_8));
      }
      default -> System.out.println("greeting " + input);
    }
    return "hello " + input;
  }

  /** A handler whose constructor throws. */
  public static final class Unmakable implements RequestHandler<String, String> {
    /** Throws. */
    public Unmakable() {
      throw new IllegalStateException("no database");
    }

    @Override
    public String handleRequest(String input, Context context) {
      return input;
    }
  }
}
