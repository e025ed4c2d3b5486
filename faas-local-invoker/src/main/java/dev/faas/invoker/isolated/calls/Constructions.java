package dev.faas.invoker.isolated.calls;

import dev.faas.invoker.isolation.Surroundings;
import java.util.Date;
import java.util.Random;
import java.util.SplittableRandom;

/** What constructors without parameters take from the clock and from chance. */
public final class Constructions {

  private Constructions() {}

  /** The present moment in milliseconds, for {@code new Date()}. */
  @Replaces(value = Date.class, method = "<init>")
  public static long date(Surroundings surroundings) {
    return surroundings.instant().toEpochMilli();
  }

  /** A seed from the environment's chance, for {@code new Random()}. */
  @Replaces(value = Random.class, method = "<init>")
  public static long random(Surroundings surroundings) {
    return surroundings.random().nextLong();
  }

  /** A seed from the environment's chance, for {@code new SplittableRandom()}. */
  @Replaces(value = SplittableRandom.class, method = "<init>")
  public static long splittableRandom(Surroundings surroundings) {
    return surroundings.random().nextLong();
  }
}
