package dev.faas.invoker.isolated.waits;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The permits that threads of user code have given each other. The real permit alone is not enough: a park
 * does not tell whether it took one, and any park of the engine may take it.
 */
public final class Permit {

  private static final Set<Thread> GIVEN = Collections.newSetFromMap(new WeakHashMap<>());

  /** With a permit a park ends at once, without one it takes so long, in real nanoseconds. */
  private static final long PROBE = 200_000;

  private Permit() {}

  /** Unparks a thread. */
  public static void give(Thread thread) {
    synchronized (GIVEN) {
      GIVEN.add(thread);
      GIVEN.notifyAll();
      LockSupport.unpark(thread);
    }
  }

  /**
   * Waits really, but briefly.
   *
   * @return whether the calling thread had a permit, or was unparked by someone who is not redirected
   */
  public static boolean isTakenWithin(long nanos, @Nullable Object blocker)
      throws InterruptedException {
    synchronized (GIVEN) {
      if (!GIVEN.contains(Thread.currentThread()) && nanos > 0) {
        TimeUnit.NANOSECONDS.timedWait(GIVEN, nanos);
      }
    }
    long began = System.nanoTime();
    LockSupport.parkNanos(blocker, PROBE);
    boolean isUnparked = System.nanoTime() - began < PROBE;
    synchronized (GIVEN) {
      boolean isGiven = GIVEN.remove(Thread.currentThread());
      return isGiven || (isUnparked && !Thread.currentThread().isInterrupted());
    }
  }
}
