package dev.faas;

import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;

/** A wildcard with the variables of its bounds replaced; equal to the JDK's own. */
final class ResolvedWildcard implements WildcardType {

  private final Type[] upperBounds;
  private final Type[] lowerBounds;

  ResolvedWildcard(Type[] upperBounds, Type[] lowerBounds) {
    this.upperBounds = upperBounds;
    this.lowerBounds = lowerBounds;
  }

  @Override
  public Type[] getUpperBounds() {
    return upperBounds.clone();
  }

  @Override
  public Type[] getLowerBounds() {
    return lowerBounds.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WildcardType that
        && Arrays.equals(upperBounds, that.getUpperBounds())
        && Arrays.equals(lowerBounds, that.getLowerBounds());
  }

  /** The same as the JDK's, so that both find each other in a hash table. */
  @Override
  public int hashCode() {
    return Arrays.hashCode(lowerBounds) ^ Arrays.hashCode(upperBounds);
  }

  @Override
  public String toString() {
    if (lowerBounds.length > 0) {
      return "? super " + lowerBounds[0].getTypeName();
    }
    return upperBounds[0] == Object.class ? "?" : "? extends " + upperBounds[0].getTypeName();
  }
}
