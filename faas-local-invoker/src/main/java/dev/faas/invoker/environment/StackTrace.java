package dev.faas.invoker.environment;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Stack traces without the frames of the runtime under the handler. */
public final class StackTrace {

  /** Packages that call the handler. */
  private static final Set<String> CALLERS = Set.of(
      "dev.faas",
      "dev.faas.invoker.environment",
      "dev.faas.invoker.handler",
      "dev.faas.invoker.isolated",
      "dev.faas.invoker.isolated.calls",
      "dev.faas.invoker.isolation",
      "java.lang.reflect",
      "jdk.internal.reflect");

  private StackTrace() {}

  /** Where something was thrown. */
  public static List<StackTraceElement> of(Throwable thrown) {
    return cut(thrown.getStackTrace());
  }

  static List<StackTraceElement> ofThread(Thread thread) {
    return cut(thread.getStackTrace());
  }

  /** A trace that does not come out of a phase, such as that of another thread, stays whole. */
  private static List<StackTraceElement> cut(StackTraceElement[] frames) {
    int end = frames.length;
    for (int i = 0; i < frames.length; i++) {
      boolean isBegin = frames[i].getClassName().equals(Phase.class.getName())
          && frames[i].getMethodName().equals("complete");
      if (isBegin) {
        end = i;
      }
    }
    while (end < frames.length && end > 0 && isRuntime(frames[end - 1].getClassName())) {
      end--;
    }
    return Arrays.stream(frames, 0, end).map(StackTrace::plain).toList();
  }

  /** On the service the user's classes are in no module; the JDK's are. */
  private static StackTraceElement plain(StackTraceElement frame) {
    String module = frame.getModuleName();
    if (module != null && (module.startsWith("java.") || module.startsWith("jdk."))) {
      return frame;
    }
    return new StackTraceElement(
        frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber());
  }

  private static boolean isRuntime(String className) {
    String packageName = className.substring(0, Math.max(0, className.lastIndexOf('.')));
    return CALLERS.contains(packageName);
  }
}
