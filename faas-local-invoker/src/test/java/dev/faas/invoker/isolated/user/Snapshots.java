package dev.faas.invoker.isolated.user;

import java.util.function.Function;
import java.util.function.Supplier;
import org.crac.CheckpointException;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** Has hooks around snapshots. */
public class Snapshots implements Function<String, String> {

  private record Named(String name, boolean fails) implements Resource {
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws Exception {
      say("before ");
      if (fails) {
        throw new CheckpointException(name);
      }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
      say("after ");
      if (fails) {
        throw new IllegalStateException(name);
      }
      if (name.equals("exit")) {
        System.exit(64);
      }
    }

    private void say(String when) {
      System.out.print(when + name + ";");
    }
  }

  private static void register(String name, boolean fails) {
    Core.getGlobalContext().register(new Named(name, fails));
  }

  @Override
  public String apply(String event) {
    switch (event) {
      case "two" -> {
        register("one", false);
        register("two", false);
      }
      case "failing" -> {
        register("first", true);
        register("second", false);
        register("third", true);
      }
      case "exit" -> register("exit", false);
      case "same context" -> {
        Supplier<Context<Resource>> contexts = Core::getGlobalContext;
        return "" + (contexts.get() == Core.getGlobalContext());
      }
      default -> throw new IllegalArgumentException(event);
    }
    return "";
  }
}
