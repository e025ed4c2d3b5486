package dev.faas.invoker.log;

import dev.faas.invoker.log.Destination.OfEnvironment;
import dev.faas.invoker.log.Destination.OfInvocation;
import dev.faas.invoker.log.Destination.OfNobody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose output each thread writes. */
final class Attribution {

  private static final InheritableThreadLocal<@Nullable Destination> OF_THREAD =
      new InheritableThreadLocal<>() {
        @Override
        protected @Nullable Destination childValue(@Nullable Destination parent) {
          return inherited(parent);
        }
      };

  private Attribution() {}

  /** Where output of the calling thread belongs, or null if it works for no function. */
  static @Nullable Destination ofCurrentThread() {
    Destination found = OF_THREAD.get();
    if (found == Destination.NONE) {
      return null;
    }
    boolean isKnown = found instanceof OfEnvironment || found instanceof OfInvocation;
    return isKnown || !SharedThreads.isOfCommonPool(Thread.currentThread())
        ? found
        : ofCommonPool();
  }

  private static @Nullable Destination ofCommonPool() {
    Destination sole = RunningInvocations.soleUserOfCommonPool();
    if (sole != null) {
      return sole;
    }
    List<EnvironmentLog> running = RunningInvocations.all();
    return running.isEmpty() ? null : new OfNobody(running);
  }

  /**
   * From now on output of the calling thread goes there.
   *
   * @return where it went before, to be given to this method again
   */
  static @Nullable Destination exchange(@Nullable Destination destination) {
    Destination before = OF_THREAD.get();
    OF_THREAD.set(destination);
    return before;
  }

  private static @Nullable Destination inherited(@Nullable Destination parent) {
    if (parent instanceof OfEnvironment here) {
      return new Inherited(here.log(), here.log().requestId());
    }
    if (parent instanceof OfInvocation here) {
      return new Inherited(here.log(), here.requestId());
    }
    return parent instanceof Inherited inherited ? inherited.again() : null;
  }
}
