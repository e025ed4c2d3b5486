package dev.faas.invoker.isolated.fields;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Values that are compared as text: numbers, texts, ids, arrays of numbers, and random generators of the JDK
 * but {@link java.security.SecureRandom}, which the service makes anew after a restore.
 */
final class PlainValues {

  private static final int ELEMENTS = 64;

  private static final Set<Class<?>> PLAIN = Set.of(
      String.class,
      Character.class,
      Byte.class,
      Short.class,
      Integer.class,
      Long.class,
      Float.class,
      Double.class,
      BigInteger.class,
      BigDecimal.class,
      AtomicInteger.class,
      AtomicLong.class,
      StringBuilder.class,
      UUID.class);

  private final boolean isLast;

  /**
   * With or without drawing.
   *
   * @param isLast whether generators may be drawn from
   */
  PlainValues(boolean isLast) {
    this.isLast = isLast;
  }

  /** The value as text, or null where it is none of those. */
  @Nullable
  String textOf(Object value) {
    Class<?> type = value.getClass();
    if (PLAIN.contains(type)) {
      return value.toString();
    }
    if (type.isArray() && type.getComponentType().isPrimitive()) {
      return textOfArray(value);
    }
    if (type == Random.class) {
      return type.getName() + " in state " + Integer.toHexString(Arrays.hashCode(stateOf(value)));
    }
    boolean isOfTheJdk =
        type.getName().startsWith("java.util.") || type.getName().startsWith("jdk.random.");
    return isOfTheJdk && value instanceof RandomGenerator generator ? textOf(generator) : null;
  }

  /** A generator that does not tell its state is known by what it draws, or as an object. */
  private String textOf(RandomGenerator generator) {
    int known = isLast ? generator.nextInt() : System.identityHashCode(generator);
    return generator.getClass().getName()
        + (isLast ? " that draws " : "@")
        + Integer.toHexString(known);
  }

  private static String textOfArray(Object array) {
    StringJoiner all = new StringJoiner(", ", "[", "]");
    for (int i = 0; i < Math.min(ELEMENTS, Array.getLength(array)); i++) {
      all.add(Array.get(array, i).toString());
    }
    return all.toString();
  }

  private static byte[] stateOf(Object random) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(random);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
