package dev.faas.events.codec;

import dev.faas.events.EventMeta;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object, gone through in the order in which they are written. Every method names
 * a member and takes the value to write; when reading it returns the value read, when writing the value
 * given. A {@link Shape} must make the same calls whatever the values are.
 */
public abstract class Fields {

  Fields() {}

  /**
   * The meta of an event, always the first call: from here on, unknown members and residue go there.
   *
   * @param platform such as {@code aws}
   * @param kind the dialect, such as {@code sqs}; when the event comes from another, its meta is not
   *     used for writing
   */
  public abstract EventMeta meta(String platform, String kind, EventMeta meta);

  /** A member that must be there and not null. */
  public abstract <T> T required(String name, JsonCodec<T> codec, T value) throws IOException;

  /** A member that may be absent. */
  public abstract <T> @Nullable T optional(String name, JsonCodec<T> codec, @Nullable T value)
      throws IOException;

  /** A member that is always written; when it is absent or null, the value is {@code otherwise}. */
  public abstract <T> T always(String name, JsonCodec<T> codec, T value, T otherwise)
      throws IOException;

  /** A member that is not written when it is {@code empty}, and {@code empty} when it is absent. */
  public abstract <T> T unless(T empty, String name, JsonCodec<T> codec, T value)
      throws IOException;

  /** A member that is written as null when it is {@code empty}, and {@code empty} when it is null. */
  public abstract <T> T orNull(T empty, String name, JsonCodec<T> codec, T value)
      throws IOException;

  /** A member that is written as null when there is no value, and no value when it is absent. */
  public abstract <T> @Nullable T nullable(String name, JsonCodec<T> codec, @Nullable T value)
      throws IOException;

  /**
   * A member that says what another part of the value says too, and follows from it. What was read is
   * written again as long as that part is the same; otherwise the member is derived anew. From null
   * follows nothing.
   *
   * @param basis the other part; known here already when reading
   */
  public abstract <B, T> void derived(
      String name, JsonCodec<T> codec, Derivation<B, T> derivation, @Nullable B basis)
      throws IOException;

  /**
   * A {@link #derived} member whose basis is only known when this and others have been read; {@link
   * #basis} tells it then.
   *
   * @param basis the other part when writing
   * @return what was read, or null if there is nothing or this is written
   */
  public abstract <B, T> @Nullable T source(
      String name, JsonCodec<T> codec, Derivation<B, T> derivation, @Nullable B basis)
      throws IOException;

  /** Tells the basis of a {@link #source}. */
  public void basis(String name, @Nullable Object basis) {}

  /** Whether there is a value to read, rather than one to write. */
  public boolean isReading() {
    return false;
  }

  /** A member that usually has this value; another that was read is written again. */
  public abstract void usually(String name, JsonValue usual) throws IOException;

  /** A member that must have this text: it tells this kind of object from others. */
  public abstract void constant(String name, String text) throws IOException;

  /** A member that no part of the value stands for; an event that was built gets this one. */
  public abstract void filler(String name, JsonValue value) throws IOException;

  /** The value of a member that another one makes necessary; its absence is an error. */
  public <T> T present(String name, @Nullable T value) {
    return Objects.requireNonNull(value, name);
  }

  /** A member was read for which the value has no place after all; it is written again as it was. */
  public void surplus(String name, JsonValue form) {}

  /** Goes into a member that is an object of its own on the wire, up to {@link #end}. */
  public abstract void group(String name) throws IOException;

  /** Leaves the group. */
  public abstract void end() throws IOException;
}
