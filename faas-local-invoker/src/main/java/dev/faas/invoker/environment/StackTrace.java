package dev.faas.invoker.environment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  /** What the user's code of an isolated environment calls without knowing: there a stack may overflow. */
  private static final Set<String> PULSE = Set.of(
      "dev.faas.invoker.isolated.calls.Here",
      "dev.faas.invoker.isolated.calls.Life",
      "dev.faas.invoker.isolated.calls.OwnThreads");

  private StackTrace() {}

  /** Where something was thrown. */
  public static List<StackTraceElement> of(Throwable thrown) {
    return plain(user(thrown));
  }

  static List<StackTraceElement> ofThread(Thread thread) {
    return plain(cut(thread.getStackTrace()));
  }

  /** Cuts the runtime's frames off something thrown, its causes and what it suppresses, as the Java runtime does. */
  static void cutAll(Throwable thrown) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> open = new ArrayDeque<>(List.of(thrown));
    while (!open.isEmpty()) {
      Throwable next = open.remove();
      if (seen.add(next)) {
        open.addAll(cutOne(next));
      }
    }
  }

  /** Gives what is behind it; nothing where it is of the user's own class and that refuses. */
  private static List<Throwable> cutOne(Throwable thrown) {
    try {
      thrown.setStackTrace(user(thrown).toArray(StackTraceElement[]::new));
      List<Throwable> behind = new ArrayList<>(List.of(thrown.getSuppressed()));
      Throwable cause = thrown.getCause();
      if (cause != null) {
        behind.add(cause);
      }
      return behind;
    } catch (RuntimeException | Error refusal) {
      return List.of();
    }
  }

  /** The frames of the user's code, and of what it called; none where a class of the user's keeps them to itself. */
  private static List<StackTraceElement> user(Throwable thrown) {
    StackTraceElement @Nullable [] frames = frames(thrown);
    if (frames == null) {
      return List.of();
    }
    int begin = 0;
    while (thrown instanceof StackOverflowError
        && begin < frames.length
        && PULSE.contains(frames[begin].getClassName())) {
      begin++;
    }
    return cut(Arrays.copyOfRange(frames, begin, frames.length));
  }

  private static StackTraceElement @Nullable [] frames(Throwable thrown) {
    try {
      return thrown.getStackTrace();
    } catch (RuntimeException | Error refusal) {
      return null;
    }
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
    return Arrays.asList(frames).subList(0, end);
  }

  private static List<StackTraceElement> plain(List<StackTraceElement> frames) {
    return frames.stream().map(StackTrace::plain).toList();
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
