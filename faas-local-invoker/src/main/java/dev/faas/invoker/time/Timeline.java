package dev.faas.invoker.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * The time and the chance of an engine: one clock, its timers, one source of random numbers and ids.
 * Safe for use by several threads.
 */
public sealed interface Timeline extends InstantSource permits RealTime, SimulatedTime {

  /** Nanoseconds since this timeline began; never goes back. */
  long nanos();

  /**
   * The moment at which {@link #nanos} has, had or will have this value.
   *
   * @param nanos nanoseconds since this timeline began
   */
  Instant at(long nanos);

  /** The present moment: {@link #at} of {@link #nanos}. */
  @Override
  default Instant instant() {
    return at(nanos());
  }

  /**
   * Runs a task later, once.
   *
   * @param delay from now; zero means as soon as possible, under simulated time when it is advanced or
   *     awaited the next time
   * @param task must be short: it keeps later timers waiting
   * @throws IllegalArgumentException if the delay is negative
   */
  Timer schedule(Duration delay, Runnable task);

  /**
   * Keeps the calling thread waiting until something is done or there is a reason to wait no longer.
   * The thread that makes {@code done} true must also {@linkplain
   * java.util.concurrent.locks.LockSupport#unpark unpark} the waiting one.
   *
   * @param done whether the wait is over; asked by the waiting thread only
   * @param deadlineNanos the value of {@link #nanos} at which the wait ends
   * @param stallLimit how long the wait may take in real time while simulated time stands still; has no
   *     meaning for {@link RealTime}
   * @return why the wait ended; an interrupt ends it too, and stays set
   */
  WaitEnd await(BooleanSupplier done, long deadlineNanos, Duration stallLimit);

  /**
   * What an execution environment does in this time.
   *
   * @param name of the environment, for messages
   */
  Activity activity(String name);

  /**
   * Work of the engine that nobody waits for, such as one attempt at an asynchronous event. While it waits for
   * phases of others, simulated time does not move on its account: only when it is advanced, or somebody
   * else awaits something.
   *
   * @param name of the work, for messages
   */
  Activity background(String name);

  /** Where this timeline is now. */
  default Moment moment() {
    return momentAt(nanos());
  }

  /**
   * Where this timeline is now, for who has asked for the time already.
   *
   * @param nanos the present value of {@link #nanos}
   */
  Moment momentAt(long nanos);

  /** The source of all random numbers, drawn from one seed. */
  RandomGenerator random();

  /**
   * A source of random numbers of its own.
   *
   * @param seed the same seed gives the same numbers
   */
  static RandomGenerator randomOf(long seed) {
    return new SeededRandom(seed);
  }

  /** A new random id (version 4), drawn from {@link #random}. */
  default UUID newId() {
    long high = random().nextLong();
    long low = random().nextLong();
    return new UUID(
        (high & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L,
        (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
  }
}
