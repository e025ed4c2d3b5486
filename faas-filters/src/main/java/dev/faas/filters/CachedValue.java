package dev.faas.filters;

import dev.faas.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One parameter: its value as long as that is good, and how it is fetched anew. */
final class CachedValue {

  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);

  private final String name;
  private final ParameterSource source;
  private final Duration cachedFor;
  private final Duration staleFor;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile @Nullable Held held;

  /**
   * A value.
   *
   * @param fetched when the source gave it
   * @param asked when the source was last asked, whatever came of it
   * @param until when it is to be asked again; exclusive
   */
  private record Held(String value, Instant fetched, Instant asked, Instant until) {

    boolean isGoodAt(Instant now) {
      return !now.isBefore(asked) && now.isBefore(until);
    }
  }

  CachedValue(String name, ParameterSource source, Duration cachedFor, Duration staleFor) {
    this.name = name;
    this.source = source;
    this.cachedFor = cachedFor;
    this.staleFor = staleFor;
  }

  String get(Context context) {
    Held before = held;
    if (before != null && before.isGoodAt(context.clock().instant())) {
      return before.value();
    }
    try {
      fetching.lockInterruptibly();
      try {
        return afterOthers(context);
      } finally {
        fetching.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ParameterException(name, "expected a value, found the fetch interrupted", e);
    }
  }

  void forget() {
    fetching.lock();
    try {
      held = null;
    } finally {
      fetching.unlock();
    }
  }

  private String afterOthers(Context context) throws InterruptedException {
    Instant now = context.clock().instant();
    Held before = held;
    if (before != null && before.isGoodAt(now)) {
      return before.value();
    }
    Optional<String> found;
    try {
      found = source.fetch(name, context);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      return instead(before, now, e, context);
    }
    Instant fetched = context.clock().instant();
    held = found
        .map(value -> new Held(value, fetched, fetched, fetched.plus(cachedFor)))
        .orElse(null);
    return found.orElseThrow(this::absent);
  }

  private String instead(@Nullable Held before, Instant now, Exception failure, Context context) {
    if (before == null || now.isBefore(before.fetched()) || !now.isBefore(end(before))) {
      throw new ParameterException(
          name, "expected a value, found that its source fails: " + failure, failure);
    }
    Duration pause = cachedFor.compareTo(PAUSE_AFTER_FAILURE) < 0 ? cachedFor : PAUSE_AFTER_FAILURE;
    Instant next = now.plus(pause);
    Instant until = next.isBefore(end(before)) ? next : end(before);
    held = new Held(before.value(), before.fetched(), now, until);
    context
        .logger()
        .warn(
            "parameter {}: its source fails, the value of {} is used on",
            name,
            before.fetched(),
            failure);
    return before.value();
  }

  private Instant end(Held value) {
    return value.fetched().plus(cachedFor).plus(staleFor);
  }

  private ParameterException absent() {
    return new ParameterException(
        name,
        "expected a value, found none. Create it where the function's ParameterSource looks, or give it in"
            + " the test: Parameters.local(Map.of(\"" + name + "\", …))",
        null);
  }
}
