package dev.faas.invoker.isolated.user;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what lies beside its classes. */
public class Resources implements Function<String, String> {

  /** A service of the user. */
  public interface Greeting {
    String words();
  }

  /** Named in META-INF/services. */
  public static class Hello implements Greeting {
    @Override
    public String words() {
      return "hello from " + getClass().getClassLoader();
    }
  }

  @Override
  public String apply(String event) {
    try {
      return switch (event) {
        case "beside" -> text(Resources.class.getResource("greeting.txt"));
        case "absolute" ->
          text(Resources.class.getResource("/dev/faas/invoker/isolated/user/greeting.txt"));
        case "context loader" ->
          text(Thread.currentThread()
              .getContextClassLoader()
              .getResource("dev/faas/invoker/isolated/user/greeting.txt"));
        case "missing" ->
          String.valueOf(Resources.class.getClassLoader().getResource("no/such.txt"));
        case "once" -> "" + count("dev/faas/invoker/isolated/user/greeting.txt");
        case "services once" -> "" + count("META-INF/services/" + Greeting.class.getName());
        case "services" ->
          ServiceLoader.load(Greeting.class).stream()
              .map(provider -> provider.get().words())
              .collect(Collectors.joining(" and "));
        case "source" ->
          "" + Resources.class.getProtectionDomain().getCodeSource().getLocation();
        case "class file" -> "" + Resources.class.getResource("Resources.class");
        default -> throw new IllegalArgumentException(event);
      };
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int count(String name) throws IOException {
    return Collections.list(Resources.class.getClassLoader().getResources(name)).size();
  }

  private static String text(URL url) throws IOException {
    try (InputStream in = url.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
