package dev.faas.events.codec;

import dev.faas.events.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Derives a member from another part of the value.
 *
 * @param <B> that part
 */
public abstract class Derivation<B> {

  /** For subclasses. */
  protected Derivation() {}

  /** The member, or null to leave it out. */
  public abstract @Nullable JsonValue of(B basis);
}
