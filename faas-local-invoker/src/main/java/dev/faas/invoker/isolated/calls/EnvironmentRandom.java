package dev.faas.invoker.isolated.calls;

import java.util.Random;
import java.util.random.RandomGenerator;

/** The chance of an environment, as the type that older methods take. */
final class EnvironmentRandom extends Random {

  private static final long serialVersionUID = 1L;

  private final transient RandomGenerator source;

  EnvironmentRandom(RandomGenerator source) {
    super(0);
    this.source = source;
  }

  @Override
  protected int next(int bits) {
    return (int) (source.nextLong() >>> (Long.SIZE - bits));
  }
}
