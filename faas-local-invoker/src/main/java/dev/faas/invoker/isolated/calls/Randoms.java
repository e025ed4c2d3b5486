package dev.faas.invoker.isolated.calls;

import dev.faas.invoker.isolation.Surroundings;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Chance: what the JDK would draw from its own seed is drawn from the chance of the environment. Left as
 * they are: {@link ThreadLocalRandom#current}, which returns a class that nothing can stand for, and {@code
 * SecureRandom}, which promises more than chance.
 */
public final class Randoms {

  private Randoms() {}

  @Replaces(value = UUID.class, isStatic = true)
  public static UUID randomUUID(Surroundings surroundings) {
    RandomGenerator random = surroundings.random();
    long high = random.nextLong();
    long low = random.nextLong();
    return new UUID(
        (high & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L,
        (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
  }

  @Replaces(value = Math.class, isStatic = true)
  public static double random(Surroundings surroundings) {
    return surroundings.random().nextDouble();
  }

  @Replaces(value = StrictMath.class, method = "random", isStatic = true)
  public static double strictRandom(Surroundings surroundings) {
    return random(surroundings);
  }

  @Replaces(value = Collections.class, isStatic = true)
  public static void shuffle(List<?> list, Surroundings surroundings) {
    Collections.shuffle(list, new EnvironmentRandom(surroundings.random()));
  }

  @Replaces(value = RandomGenerator.class, isStatic = true)
  public static RandomGenerator getDefault(Surroundings surroundings) {
    return create(RandomGeneratorFactory.getDefault(), surroundings);
  }

  @Replaces(value = RandomGenerator.class, isStatic = true)
  public static RandomGenerator of(String name, Surroundings surroundings) {
    return create(RandomGeneratorFactory.of(name), surroundings);
  }

  @Replaces(RandomGeneratorFactory.class)
  public static <T extends RandomGenerator> T create(
      RandomGeneratorFactory<T> factory, Surroundings surroundings) {
    return factory.create(seed(surroundings));
  }

  /** A seed, for what a constructor without a seed would draw from the system. */
  public static long seed(Surroundings surroundings) {
    return surroundings.random().nextLong();
  }

  /** The chance of an environment, as the type that older methods take. */
  private static final class EnvironmentRandom extends Random {

    private static final long serialVersionUID = 1L;

    private final transient RandomGenerator source;

    private EnvironmentRandom(RandomGenerator source) {
      super(0);
      this.source = source;
    }

    @Override
    protected int next(int bits) {
      return (int) (source.nextLong() >>> (Long.SIZE - bits));
    }
  }
}
