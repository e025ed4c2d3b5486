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
}
