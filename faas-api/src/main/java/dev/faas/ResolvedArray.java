package dev.faas;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Type;

/** An array of a parameterized type with its variables replaced; equal to the JDK's own. */
final class ResolvedArray implements GenericArrayType {

  private final Type component;

  ResolvedArray(Type component) {
    this.component = component;
  }

  @Override
  public Type getGenericComponentType() {
    return component;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GenericArrayType that
        && component.equals(that.getGenericComponentType());
  }

  @Override
  public int hashCode() {
    return component.hashCode();
  }

  @Override
  public String toString() {
    return component.getTypeName() + "[]";
  }
}
