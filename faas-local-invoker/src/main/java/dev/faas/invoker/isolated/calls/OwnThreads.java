package dev.faas.invoker.isolated.calls;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which threads work for one environment: those that have entered it, those that they have started, and those
 * of pools that serve whoever comes as long as they run a task of it. All others are outside.
 */
final class OwnThreads {

  private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

  /** What wraps a task for the sake of its output says nothing of whose task it is. */
  private static final String WRAPPERS = "dev.faas.invoker.log.";

  private static final InheritableThreadLocal<@Nullable OwnThreads> ENTERED =
      new InheritableThreadLocal<>();
  private static final ThreadLocal<@Nullable OwnThreads> FOUND_OUTSIDE = new ThreadLocal<>();

  private final Predicate<Thread> isStarted;

  OwnThreads(Predicate<Thread> isStarted) {
    this.isStarted = isStarted;
  }

  /** The calling thread works for the environment from now on, and those that it starts. */
  void enter() {
    if (ENTERED.get() != this) {
      ENTERED.set(this);
    }
  }

  /** Whether the calling thread works for the environment. */
  boolean haveCurrent() {
    if (ENTERED.get() == this || isStarted.test(Thread.currentThread())) {
      return true;
    }
    if (FOUND_OUTSIDE.get() == this) {
      return false;
    }
    boolean isOutside = !isTaskOurs();
    if (isOutside
        && !Thread.currentThread().isDaemon()) { // a daemon may run another's task the next time
      FOUND_OUTSIDE.set(this);
    }
    return !isOutside;
  }

  /** Whether the outermost code that is neither the JDK's nor a wrapper is a class of the environment. */
  private boolean isTaskOurs() {
    return WALKER.walk(frames -> frames
        .<Class<?>>map(StackFrame::getDeclaringClass)
        .filter(type -> !isOfJdk(type) && !type.getName().startsWith(WRAPPERS))
        .reduce((inner, outer) -> outer)
        .filter(type -> type.getClassLoader() instanceof PretendedProcess.Loader loader
            && loader.process().life().isOf(this))
        .isPresent());
  }

  private static boolean isOfJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }
}
