package dev.faas;

import java.lang.reflect.ParameterizedType;
import org.jspecify.annotations.Nullable;

/**
 * A type with its arguments, kept as an object: {@code new Type<Batch<Order>>() {}}. Immutable; two
 * are equal when they stand for the same type.
 *
 * @param <T> the type
 */
public abstract class Type<T extends @Nullable Object> {

  private final java.lang.reflect.Type value;

  /**
   * Takes the type from the subclass's declaration.
   *
   * @throws IllegalArgumentException if no complete type was declared, as in {@code new Type<T>() {}}
   */
  protected Type() {
    java.lang.reflect.Type parent = getClass().getGenericSuperclass();
    if (!(parent instanceof ParameterizedType declared) || declared.getRawType() != Type.class) {
      throw new IllegalArgumentException(
          "a Type is declared as new Type<Batch<Order>>() {}, directly and with its argument");
    }
    this.value = declared.getActualTypeArguments()[0];
    if (!TypeArguments.isComplete(value)) {
      throw new IllegalArgumentException(
          value.getTypeName() + " has a type variable; declare the Type where all types are known");
    }
  }

  private Type(java.lang.reflect.Type value) {
    this.value = value;
  }

  /** The type of this class. */
  public static <T> Type<T> of(Class<T> type) {
    return new Known<>(type);
  }

  /**
   * A type that reflection found, such as that of a method's parameter.
   *
   * @throws IllegalArgumentException if a type variable is left in it
   */
  public static Type<?> reflected(java.lang.reflect.Type type) {
    if (!TypeArguments.isComplete(type)) {
      throw new IllegalArgumentException(type.getTypeName() + " has a type variable");
    }
    return new Known<>(type);
  }

  static <T extends @Nullable Object> Type<T> known(java.lang.reflect.Type type) {
    return new Known<>(type);
  }

  /** The type itself. */
  public final java.lang.reflect.Type value() {
    return value;
  }

  /** The class behind the type, without its arguments. */
  public final Class<?> rawClass() {
    return TypeArguments.rawClass(value);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Type<?> that && value.equals(that.value);
  }

  @Override
  public final int hashCode() {
    return value.hashCode();
  }

  /** The type as it is written in Java, with full names. */
  @Override
  public final String toString() {
    return value.getTypeName();
  }

  private static final class Known<T extends @Nullable Object> extends Type<T> {
    Known(java.lang.reflect.Type type) {
      super(type);
    }
  }
}
