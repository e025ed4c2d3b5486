package dev.faas.invoker.time;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * The time that stands still while a handler runs, and costs nothing when all wait: it moves by {@link
 * #advance}, and by itself while somebody {@linkplain #await awaits} something. At most one {@link
 * Activity} runs at a time. The same seed gives the same run, random numbers and ids for activities that
 * start no threads.
 */
public final class SimulatedTime implements Timeline {

  /** The seed where none is given. */
  public static final long DEFAULT_SEED = 42;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Instant start;
  private final long seed;
  private final SeededRandom random;
  private final Clockwork clockwork;

  private SimulatedTime(Instant start, long seed, Duration patience) {
    this.clockwork = new Clockwork(patience.toNanos());
    this.start = start;
    this.seed = seed;
    this.random = new SeededRandom(seed);
  }

  /** A timeline that stands at this moment, with {@link #DEFAULT_SEED}. */
  public static SimulatedTime startingAt(Instant start) {
    return startingAt(start, DEFAULT_SEED);
  }

  /** A timeline that stands at this moment, with this seed. */
  public static SimulatedTime startingAt(Instant start, long seed) {
    return new SimulatedTime(start, seed, PATIENCE);
  }

  /** One whose {@link #advance} waits only so long for those whom it wakes. */
  static SimulatedTime withPatience(Duration patience) {
    return new SimulatedTime(Instant.EPOCH, DEFAULT_SEED, patience);
  }

  /**
   * Moves the clock. Timers that become due run in the calling thread, and threads that are parked in an
   * {@link Activity} go on, in the order of their due times; equal ones in the order in which they were
   * scheduled or parked; each with the clock at its due time. What they schedule in turn runs as well if it
   * becomes due. Time goes on when the threads that went on have ended or are parked again, or after ten
   * seconds of real time; a handler that runs already when this is called does not hold it up. Several
   * threads advance one after the other, in the order in which they came.
   *
   * <p>What a timer throws is thrown from here when the clock has arrived and all other timers have run;
   * further exceptions are suppressed in the first.
   *
   * @param step how far; zero runs what is due now
   * @throws IllegalArgumentException if the step is negative
   * @throws IllegalStateException if called by a timer, or by a handler in the time that it runs in
   */
  public void advance(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("time does not go back, but the step is " + step);
    }
    clockwork.advance(step.toNanos());
  }

  @Override
  public long nanos() {
    return clockwork.now();
  }

  @Override
  public Instant at(long nanos) {
    return start.plusNanos(nanos);
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("a delay is never negative, but it is " + delay);
    }
    return clockwork.schedule(delay.toNanos(), task);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Where no activity runs, this moves time: to what becomes due next, if a thread is parked until a
   * certain time or a timer is due before the deadline of one that waits. What a timer throws goes to the
   * calling thread's handler of uncaught exceptions. If the calling thread runs in an activity itself, it
   * counts as parked until the deadline.
   */
  @Override
  public WaitEnd await(BooleanSupplier done, long deadlineNanos, Duration stallLimit) {
    return new Drive(clockwork, done, deadlineNanos, stallLimit, null).await();
  }

  @Override
  public Activity activity(String name) {
    return new SimulatedActivity(name, this, clockwork, false);
  }

  @Override
  public Activity background(String name) {
    return new SimulatedActivity(name, this, clockwork, true);
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public Moment momentAt(long nanos) {
    return new Moment(at(nanos), random.state());
  }

  /**
   * Goes on from a moment, which may be one of another timeline: {@linkplain #advance advances} the clock to it,
   * and gives the random numbers that were given from there. Where the clock is later already, it stays so.
   *
   * @throws IllegalStateException as {@link #advance}
   */
  public void resume(Moment moment) {
    Duration step = Duration.between(instant(), moment.instant());
    if (!step.isNegative()) {
      advance(step);
    }
    random.resume(moment.seed());
  }

  /** How many timers are waiting. */
  int waitingTimers() {
    return clockwork.queue().size();
  }

  /** The present moment and the seed. */
  @Override
  public String toString() {
    return "simulated time " + instant() + ", seed " + seed;
  }
}
