package dev.faas.events;

import dev.faas.Payload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event that was carried inside others, and what was around it: the answer of a platform's {@code
 * unwrap}, such as {@code AwsEvents.unwrap}. Immutable.
 *
 * <pre>{@code
 * for (Unwrapped each : AwsEvents.unwrap(event)) {
 *   handle(each.payload());   // an S3 event; each says: sqs 5b1f… at $.Records[0].body, sns-notification 95df… at $.Message
 * }
 * }</pre>
 *
 * @param payload the innermost event, as it stood there
 * @param layers what was peeled off, from the outside in; empty if the event was no other's carrier
 */
public record Unwrapped(Payload payload, List<Layer> layers) {

  /**
   * One layer that was peeled off.
   *
   * @param platform such as {@code aws}
   * @param kind what was around, such as {@code sqs}
   * @param id the id of the message or record that carried the rest; null if it has none
   * @param path where the rest stood in it, as a JSON path
   */
  public record Layer(
      String platform, String kind, @Nullable String id, String path) {

    /** Such as {@code sqs 5b1f0c1e at $.Records[0].body}. */
    @Override
    public String toString() {
      return kind + (id == null ? "" : " " + id) + " at " + path;
    }
  }

  /** Copies the list. */
  public Unwrapped {
    layers = List.copyOf(layers);
  }

  /** The same event inside one more layer. */
  public Unwrapped within(Layer outer) {
    List<Layer> more = new ArrayList<>(layers.size() + 1);
    more.add(outer);
    more.addAll(layers);
    return new Unwrapped(payload, more);
  }
}
