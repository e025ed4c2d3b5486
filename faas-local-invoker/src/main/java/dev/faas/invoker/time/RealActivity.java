package dev.faas.invoker.time;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** In real time everybody runs when they like; only freezing and the end of the environment remain. */
final class RealActivity implements Activity {

  private static final long ATTEMPT_NANOS = 1_000_000;

  private final RealTime time;
  private final String name;
  private final StartedThreads started = new StartedThreads();
  private final Set<Thread> parked = ConcurrentHashMap.newKeySet();
  private volatile boolean isFrozen;
  private volatile boolean isKeptThawed;
  private volatile boolean isClosed;

  RealActivity(RealTime time, String name) {
    this.time = time;
    this.name = name;
  }

  @Override
  public void expect() {
    thaw();
  }

  @Override
  public void begin() {
    requireOpen();
    thaw();
  }

  @Override
  public void end() {
    // nobody waits for it
  }

  @Override
  public WaitEnd awaitEnd(BooleanSupplier ended, long deadlineNanos, Duration stallLimit) {
    thaw();
    WaitEnd end = time.await(ended, deadlineNanos, stallLimit);
    if (end != WaitEnd.DONE) {
      freeze();
    }
    return end;
  }

  @Override
  public boolean await(Attempt attempt, long deadlineNanos) throws InterruptedException {
    boolean hasCome;
    do {
      sleepUntil(Long.MIN_VALUE);
      long left = deadlineNanos == Long.MAX_VALUE ? deadlineNanos : deadlineNanos - time.nanos();
      hasCome = attempt.within(Math.max(1, Math.min(left, ATTEMPT_NANOS)));
    } while (!hasCome && time.nanos() < deadlineNanos);
    sleepUntil(Long.MIN_VALUE);
    return hasCome;
  }

  @Override
  public void sleepUntil(long nanos) throws InterruptedException {
    Thread thread = Thread.currentThread();
    parked.add(thread);
    try {
      while (true) {
        requireOpen();
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        long now = time.nanos();
        if (isFrozen) {
          LockSupport.park(this);
        } else if (now >= nanos) {
          return;
        } else {
          RealTime.park(this, nanos - now);
        }
      }
    } finally {
      parked.remove(thread);
    }
  }

  @Override
  public boolean endWait(Thread thread) {
    return false;
  }

  @Override
  public void starting(Thread thread) {
    started.started(thread, time.instant());
  }

  @Override
  public void freeze() {
    isFrozen = !isKeptThawed;
  }

  @Override
  public void keepThawed() {
    isKeptThawed = true;
  }

  @Override
  public void thaw() {
    if (isFrozen) {
      isFrozen = false;
      parked.forEach(LockSupport::unpark);
    }
  }

  @Override
  public void close() {
    isClosed = true;
    parked.forEach(LockSupport::unpark);
  }

  @Override
  public List<String> startedThreads() {
    return started.texts();
  }

  private void requireOpen() {
    if (isClosed) {
      throw new CancellationException("the execution environment is gone: " + name);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
