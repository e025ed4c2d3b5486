package dev.faas.invoker.isolated;

import dev.faas.invoker.isolated.calls.EnvironmentEnded;
import dev.faas.invoker.isolated.calls.Life;
import dev.faas.invoker.isolated.calls.Pools;
import dev.faas.invoker.isolated.calls.PretendedProcess;
import dev.faas.invoker.isolation.ProcessExit;
import dev.faas.invoker.isolation.Surroundings;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The pretended process of one environment, in the surroundings that the engine gives it. */
final class OwnProcess implements PretendedProcess {

  private static final long STEP_NANOS = 1_000_000;

  private final Surroundings around;
  private final StartedThreads threads = new StartedThreads();
  private final Life life = new Life(threads::contains);
  private final ShutdownHooks hooks = new ShutdownHooks();
  private final SnapshotHooks snapshots = new SnapshotHooks();
  private final AtomicBoolean isExiting = new AtomicBoolean();
  private volatile @Nullable ProcessExit exit;
  private volatile InputStream in = InputStream.nullInputStream();
  private volatile @Nullable PrintStream out;
  private volatile @Nullable PrintStream err;
  private volatile Thread.@Nullable UncaughtExceptionHandler uncaught;
  private final List<Thread> inside = new ArrayList<>(1);
  private List<Thread> interrupted = List.of();

  OwnProcess(Surroundings around) {
    this.around = around;
  }

  @Override
  public Life life() {
    return life;
  }

  SnapshotHooks snapshots() {
    return snapshots;
  }

  @Override
  public Object snapshotContext(ClassLoader loader) {
    return snapshots.context((EnvironmentLoader) loader);
  }

  /** The calling thread is about to call the user's code: if that exits elsewhere, it is interrupted. */
  synchronized void enter() {
    life.own();
    inside.add(Thread.currentThread());
  }

  /** The calling thread has come back. */
  synchronized void leave() {
    inside.remove(Thread.currentThread());
    if (interrupted.contains(Thread.currentThread())) {
      Thread.interrupted();
    }
  }

  /** How it exited, or null if it did not. */
  @Nullable
  ProcessExit exit() {
    return exit;
  }

  @Override
  public void exit(int status) {
    if (!isExiting.compareAndSet(false, true)) {
      CountDownLatch never = new CountDownLatch(1);
      Life.await(this, nanos -> never.await(nanos, TimeUnit.NANOSECONDS), Long.MAX_VALUE);
    }
    hooks.run(this, Long.MAX_VALUE);
    halt(status);
  }

  @Override
  public void halt(int status) {
    life.check();
    ProcessExit end = ProcessExit.withStatus(status);
    synchronized (this) {
      if (exit == null) {
        exit = end;
      }
      end();
      interrupted = inside.stream()
          .filter(thread -> thread != Thread.currentThread() && !around.endWait(thread))
          .toList();
      interrupted.forEach(Thread::interrupt);
    }
    throw end;
  }

  /** Runs the shutdown hooks for at most this long. */
  void runHooks(Duration window) {
    life.thaw();
    isExiting.set(true);
    hooks.run(this, nanos() + window.toNanos());
  }

  /** Ends its threads and lets go of what the user's code has left here. */
  void end() {
    life.end();
    threads.interrupt();
    Pools.endAllOf(this);
    hooks.clear();
    snapshots.clear();
    in = InputStream.nullInputStream();
    out = null;
    err = null;
    uncaught = null;
  }

  @Override
  public void addShutdownHook(Thread hook) {
    hooks.add(Objects.requireNonNull(hook));
  }

  @Override
  public boolean removeShutdownHook(Thread hook) {
    return hooks.remove(Objects.requireNonNull(hook));
  }

  @Override
  public void starting(Thread thread) {
    if (threads.add(thread)) {
      UncaughtErrors.in(thread, this);
      around.starting(thread);
    }
  }

  @Override
  public InputStream in() {
    return in;
  }

  @Override
  public void setIn(InputStream newIn) {
    in = newIn;
  }

  @Override
  public PrintStream out() {
    PrintStream own = out;
    return own != null ? own : around.out();
  }

  @Override
  public void setOut(PrintStream newOut) {
    out = newOut;
  }

  @Override
  public PrintStream err() {
    PrintStream own = err;
    return own != null ? own : around.err();
  }

  @Override
  public void setErr(PrintStream newErr) {
    err = newErr;
  }

  @Override
  public Thread.@Nullable UncaughtExceptionHandler uncaughtExceptionHandler() {
    return uncaught;
  }

  @Override
  public void setUncaughtExceptionHandler(Thread.@Nullable UncaughtExceptionHandler handler) {
    uncaught = handler;
  }

  @Override
  public boolean isSimulated() {
    return around.isSimulated();
  }

  @Override
  public long nanos() {
    return around.nanos();
  }

  @Override
  public Instant instant() {
    return around.instant();
  }

  @Override
  public RandomGenerator random() {
    return around.random();
  }

  @Override
  public Map<String, String> environmentVariables() {
    return around.environmentVariables();
  }

  /**
   * Waits; really, where a thread from outside calls something of an environment that does not run.
   *
   * @throws EnvironmentEnded if the environment ends meanwhile
   */
  @Override
  public boolean await(Attempt attempt, long deadlineNanos) throws InterruptedException {
    if (life.isCalledFromOutside()) {
      return awaitReally(attempt, deadlineNanos - nanos());
    }
    life.check();
    Attempt whileAlive = nanos -> {
      life.check();
      return attempt.within(nanos);
    };
    return around.await(whileAlive, deadlineNanos);
  }

  private static boolean awaitReally(Attempt attempt, long limitNanos) throws InterruptedException {
    boolean hasCome = attempt.within(STEP_NANOS);
    for (long left = limitNanos - STEP_NANOS; !hasCome && left > 0; left -= STEP_NANOS) {
      hasCome = attempt.within(STEP_NANOS);
    }
    return hasCome;
  }

  /**
   * {@inheritDoc}
   *
   * @throws EnvironmentEnded if the environment ends meanwhile
   */
  @Override
  public void sleepUntil(long nanos) throws InterruptedException {
    life.check();
    try {
      around.sleepUntil(nanos);
      life.check();
    } catch (CancellationException gone) {
      life.check();
      throw gone;
    }
  }
}
