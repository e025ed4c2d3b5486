package dev.faas;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A parameterized type with its variables replaced; equal to the JDK's own of the same parts. */
final class ResolvedType implements ParameterizedType {

  private final Class<?> rawType;
  private final @Nullable Type ownerType;
  private final Type[] arguments;

  ResolvedType(ParameterizedType declared, Type[] arguments) {
    this.rawType = (Class<?>) declared.getRawType();
    this.ownerType = declared.getOwnerType();
    this.arguments = arguments;
  }

  @Override
  public Type[] getActualTypeArguments() {
    return arguments.clone();
  }

  @Override
  public Type getRawType() {
    return rawType;
  }

  @Override
  public @Nullable Type getOwnerType() {
    return ownerType;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ParameterizedType that
        && rawType.equals(that.getRawType())
        && Objects.equals(ownerType, that.getOwnerType())
        && Arrays.equals(arguments, that.getActualTypeArguments());
  }

  /** The same as the JDK's, so that both find each other in a hash table. */
  @Override
  public int hashCode() {
    return Arrays.hashCode(arguments) ^ Objects.hashCode(ownerType) ^ Objects.hashCode(rawType);
  }

  @Override
  public String toString() {
    StringJoiner joiner = new StringJoiner(", ", rawType.getName() + "<", ">");
    for (Type argument : arguments) {
      joiner.add(argument.getTypeName());
    }
    return joiner.toString();
  }
}
