package dev.faas.invoker.time;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** An execution environment in miniature: one thread, to which phases are handed as the engine does. */
final class SmallEnvironment implements AutoCloseable {

  static final Duration STALL_LIMIT = Duration.ofSeconds(20);

  final Activity activity;
  final Thread thread;
  private final Timeline time;
  private final BlockingQueue<Phase> phases = new LinkedBlockingQueue<>();

  private volatile boolean isClosed;

  /** What a handler does. */
  interface Code {
    void run(Activity activity) throws Exception;
  }

  SmallEnvironment(Timeline time, String name) {
    this.time = time;
    this.activity = time.activity(name);
    this.thread = new Thread(this::work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits for the handler for ever. */
  WaitEnd invoke(Code code) {
    return invoke(code, Duration.ofDays(1000), STALL_LIMIT);
  }

  /** Waits for the handler; if it does not end by itself, the environment is gone. */
  WaitEnd invoke(Code code, Duration timeout, Duration stallLimit) {
    long deadline = time.nanos() + timeout.toNanos();
    Phase phase = start(code);
    WaitEnd end = activity.awaitEnd(phase, deadline, stallLimit);
    if (end == WaitEnd.DONE) {
      activity.freeze();
      phase.rethrow();
    } else {
      close();
    }
    return end;
  }

  /** Hands the handler over, and waits for nothing. */
  Phase start(Code code) {
    Phase phase = new Phase(code);
    activity.expect();
    phases.add(phase);
    return phase;
  }

  @Override
  public void close() {
    isClosed = true;
    activity.close();
    thread.interrupt();
  }

  private void work() {
    try {
      while (!isClosed) {
        Phase phase = phases.take();
        phase.perform();
        activity.end();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** A phase that is done when the handler has returned or thrown. */
  final class Phase implements BooleanSupplier {
    private final Thread waiter = Thread.currentThread();
    private final Code code;
    private volatile boolean isDone;
    private volatile Throwable thrown;

    private Phase(Code code) {
      this.code = code;
    }

    private void perform() {
      try {
        activity.begin();
        code.run(activity);
      } catch (Throwable failure) {
        thrown = failure;
      }
      isDone = true;
      LockSupport.unpark(waiter);
    }

    @Override
    public boolean getAsBoolean() {
      return isDone;
    }

    void rethrow() {
      if (thrown != null) {
        throw new AssertionError(thrown);
      }
    }
  }
}
