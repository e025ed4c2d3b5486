package dev.faas.invoker;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Stack traces without the frames of the runtime under the handler. */
final class StackTrace {

  /** Classes that call the handler, besides those of {@code dev.faas} itself. */
  private static final Set<String> CALLERS = Set.of(
      InitPhase.class.getName(),
      InvokePhase.class.getName(),
      GuardedFormat.class.getName(),
      LocalInvoker.class.getName());

  private StackTrace() {}

  static List<StackTraceElement> of(Throwable thrown) {
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
    return packageName.equals("dev.faas")
        || packageName.equals("java.lang.reflect")
        || packageName.equals("jdk.internal.reflect")
        || CALLERS.contains(className);
  }
}
