package dev.faas.invoker.mix;

import java.util.Locale;

/** Something that happens in a mix. */
sealed interface Step {

  /** How a caller names the function. */
  enum Name {
    LATEST,
    ONE,
    LIVE;

    /** The version or alias; null for none. */
    String qualifier() {
      return switch (this) {
        case LATEST -> null;
        case ONE -> "1";
        case LIVE -> "live";
      };
    }
  }

  /** How a call comes. */
  enum Way {
    /** From the test, which waits. */
    DIRECT,
    /** From another function, which waits; so several can be under way. */
    THROUGH_FRONT,
    /** As an asynchronous event. */
    ASYNC
  }

  /** How a handler ends. */
  enum Ending {
    RETURN,
    THROW,
    /** Throws what ends the process. */
    DIE,
    EXIT
  }

  /**
   * What handlers do with an event: so for some time after it was made, and well from then on.
   *
   * @param ending how they end, until it is so old
   * @param seconds how long they take, until it is so old; one second later
   * @param untilMillis its age from which on they return
   */
  record Deed(Ending ending, int seconds, int untilMillis) {}

  /** Nothing happens for a time. */
  record Pause(int seconds) implements Step {}

  /** A call. */
  record Call(Way way, Name name, Deed deed) implements Step {}

  /** New settings or new code of {@code $LATEST}. */
  record Update(boolean isOtherClass, int timeoutSeconds, boolean hasDeadLetters) implements Step {}

  /** A version is published. */
  record Publish() implements Step {}

  /**
   * The alias gets another version.
   *
   * @param isNewest the newest one; else the first
   * @param weight how often the other one of these is taken, in percent
   */
  record Point(boolean isNewest, int weight) implements Step {}

  /** Concurrency is reserved; none any more if it is negative. */
  record Reserve(int concurrency) implements Step {}

  /** How asynchronous events of this name are treated. */
  record Configure(Name name, int retries, int ageSeconds) implements Step {}

  /** The destinations and the dead-letter queue take nothing any more, or do again. */
  record Destinations(boolean isBroken) implements Step {}

  /** Events are waited for. */
  record Settle(int seconds) implements Step {}

  /**
   * When a step begins: each has a millisecond of its own within the second. All else takes whole seconds, so that no
   * two things happen at the same moment and the rules do not have to say which comes first.
   *
   * @param number of the step, from 0
   * @param now the present moment in milliseconds
   */
  static long begin(int number, long now) {
    return now + Math.floorMod(number + 1 - now, 1000);
  }

  /** A moment as reports show it. */
  static String at(long millis) {
    return String.format(Locale.ROOT, "%d.%03d", millis / 1000, millis % 1000);
  }
}
