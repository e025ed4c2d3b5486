package dev.faas.invoker.isolated.calls;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The permits that threads of user code have given each other. The real permit alone is not enough: a park
 * for a short while may take it unnoticed just as it ends, and so may any park of the engine.
 */
final class Permit {

  private static final Set<Thread> GIVEN = Collections.newSetFromMap(new WeakHashMap<>());

  private Permit() {}

  static void give(Thread thread) {
    synchronized (GIVEN) {
      GIVEN.add(thread);
      LockSupport.unpark(thread);
    }
  }

  /**
   * Parks the calling thread really, but briefly.
   *
   * @return whether it had a permit, or was unparked by someone who is not redirected
   */
  static boolean takenWithin(long nanos, @Nullable Object blocker) {
    if (isTaken()) {
      LockSupport.parkNanos(1); // takes the real one
      return true;
    }
    long began = System.nanoTime();
    if (nanos > 0) {
      LockSupport.parkNanos(blocker, nanos);
    }
    boolean early = System.nanoTime() - began < nanos;
    return isTaken() || (early && !Thread.currentThread().isInterrupted());
  }

  private static boolean isTaken() {
    synchronized (GIVEN) {
      return GIVEN.remove(Thread.currentThread());
    }
  }
}
