package dev.faas.invoker.time;

import java.lang.management.ManagementFactory;

/** For the engine: whether someone may be looking at this process step by step. */
public final class Debugging {

  /** Whether this JVM was started for a debugger, whether or not one is connected at the moment. */
  public static final boolean IS_POSSIBLE = isPossible();

  private Debugging() {}

  private static boolean isPossible() {
    for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (argument.startsWith("-agentlib:jdwp") || argument.startsWith("-Xrunjdwp")) {
        return true;
      }
    }
    return false;
  }
}
