package dev.faas.invoker.forked.child;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stack traces without the frames of the runtime under the handler. */
final class Frames {

  private static final String RUNTIME = ForkedRuntime.class.getPackageName() + ".";
  private static final Set<String> BETWEEN =
      Set.of("dev.faas", "dev.faas.invoker.handler", "java.lang.reflect", "jdk.internal.reflect");

  private static final StackTraceElement[] NONE = {};

  private Frames() {}

  /** The frames of the user's code, and of what it called; none if the user's exception does not tell. */
  static List<StackTraceElement> ofUser(Throwable thrown) {
    StackTraceElement[] frames = framesOf(thrown);
    int end = frames.length;
    for (int i = frames.length - 1; i >= 0; i--) {
      if (frames[i].getClassName().startsWith(RUNTIME)) {
        end = i;
      }
    }
    while (end < frames.length && end > 0 && isBetween(frames[end - 1].getClassName())) {
      end--;
    }
    return Arrays.asList(frames).subList(0, end);
  }

  private static StackTraceElement[] framesOf(Throwable thrown) {
    try {
      return Objects.requireNonNullElse(thrown.getStackTrace(), NONE);
    } catch (RuntimeException | Error failure) {
      return NONE; // a method of the user's
    }
  }

  /** Cuts the frames of the runtime off something thrown, its causes and what it suppresses. */
  static void cutAll(Throwable thrown) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> open = new ArrayDeque<>(List.of(thrown));
    while (!open.isEmpty()) {
      Throwable next = open.remove();
      if (seen.add(next)) {
        next.setStackTrace(ofUser(next).toArray(StackTraceElement[]::new));
        @Nullable Throwable cause = next.getCause();
        if (cause != null) {
          open.add(cause);
        }
        open.addAll(List.of(next.getSuppressed()));
      }
    }
  }

  /** What stands between runtime and handler: the binding of faas-api, a method named by a handler string, reflection. */
  private static boolean isBetween(String className) {
    return BETWEEN.contains(className.substring(0, Math.max(0, className.lastIndexOf('.'))));
  }
}
