package dev.faas.events;

import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came with an event beyond its typed components: the platform, the dialect, and every field that
 * no component stands for. Immutable.
 *
 * <p>It also carries the <em>residue</em>: how the wire spelled what the components cannot tell apart
 * (an explicit null against an absent field, the spelling of a time). The residue makes {@code
 * encode(decode(json))} equal {@code json}; it applies only as long as the component it belongs to has
 * the value that was decoded, and takes no part in {@link #equals}.
 */
public final class EventMeta {

  private static final EventMeta NONE = new EventMeta("", "", null);

  private final String platform;
  private final String kind;
  private final @Nullable Unmapped unmapped;

  /** For codecs: what an event said beyond its components. Immutable once the event is made. */
  @FunctionalInterface
  public interface Unmapped {

    /** The members that no component stands for, under their names on the wire. */
    JsonObject members();
  }

  private EventMeta(String platform, String kind, @Nullable Unmapped unmapped) {
    this.platform = platform;
    this.kind = kind;
    this.unmapped = unmapped;
  }

  /** The meta of an event that was built, not decoded: no platform, no other fields. */
  public static EventMeta none() {
    return NONE;
  }

  /**
   * For codecs: the meta of a decoded event.
   *
   * @param platform such as {@code aws}
   * @param kind the dialect, such as {@code sqs} or {@code apigw-v2}
   * @param unmapped the fields that no component stands for, and the codec's own residue
   */
  public static EventMeta decoded(String platform, String kind, Unmapped unmapped) {
    return new EventMeta(platform, kind, unmapped);
  }

  /** Where the event came from, such as {@code aws}; empty if it was built. */
  public String platform() {
    return platform;
  }

  /** The dialect it was written in, such as {@code sqs}; empty if it was built. */
  public String kind() {
    return kind;
  }

  /** The fields that no component stands for, under their names on the wire. */
  public JsonObject rest() {
    return unmapped == null ? JsonObject.EMPTY : unmapped.members();
  }

  /**
   * One of the fields that no component stands for.
   *
   * @param path the names that lead to it on the wire, such as {@code "requestContext", "accountId"}
   */
  public Optional<JsonValue> rest(String... path) {
    return rest().at(path);
  }

  /** For codecs: what was given to {@link #decoded}, or null. */
  public @Nullable Unmapped unmapped() {
    return unmapped;
  }

  /** Compares the other fields; neither platform and kind nor the residue. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EventMeta that && rest().equals(that.rest());
  }

  @Override
  public int hashCode() {
    return rest().hashCode();
  }

  @Override
  public String toString() {
    return kind.isEmpty() ? "none" : platform + " " + kind + " " + rest();
  }
}
