package dev.faas.events.codec;

import org.jspecify.annotations.Nullable;

/**
 * Derives a member from another part of the value.
 *
 * @param <B> that part
 * @param <T> the member
 */
public abstract class Derivation<B, T> {

  /** For subclasses. */
  protected Derivation() {}

  /** The member, or null to leave it out. */
  public abstract @Nullable T of(B basis);

  /** Whether a member is the one that follows; false is always right, and only costs memory. */
  public boolean isUsual(B basis, T member) {
    return false;
  }

  /**
   * A member that says the same as the other part once more.
   *
   * @param <T> that part
   */
  public static final class Same<T> extends Derivation<T, T> {

    /** The derivation. */
    public Same() {}

    @Override
    public T of(T value) {
      return value;
    }

    @Override
    public boolean isUsual(T value, T member) {
      return value.equals(member);
    }
  }
}
