package dev.faas.events;

import dev.faas.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something happened, and a bus or a grid of events tells of it. Immutable.
 *
 * <pre>{@code
 * BusHandler audit = (event, context) -> keep(event.source(), event.type(), event.json(Order.class));
 *
 * BusEvent.of("shop.orders", "Order Placed", "{\"id\": 7}")      // a complete event, for a test
 * }</pre>
 *
 * <table>
 *   <caption>Where a component comes from; a dash means that it is absent there</caption>
 *   <tr><th>component</th><th>AWS (EventBridge)</th><th>Google Cloud (Eventarc)</th>
 *       <th>Azure (Event Grid)</th><th>CloudEvents</th></tr>
 *   <tr><td>id</td><td>id</td><td>id</td><td>id</td><td>id</td></tr>
 *   <tr><td>source</td><td>source</td><td>source</td><td>topic</td><td>source</td></tr>
 *   <tr><td>type</td><td>detail-type</td><td>type</td><td>eventType</td><td>type</td></tr>
 *   <tr><td>subject</td><td>-</td><td>subject</td><td>subject</td><td>subject</td></tr>
 *   <tr><td>time</td><td>time</td><td>time</td><td>eventTime</td><td>time</td></tr>
 *   <tr><td>data</td><td>detail</td><td>data</td><td>data</td><td>data or data_base64</td></tr>
 *   <tr><td>dataContentType</td><td>- (always JSON)</td><td>datacontenttype</td>
 *       <td>- (always JSON)</td><td>datacontenttype</td></tr>
 *   <tr><td>dataSchema</td><td>-</td><td>dataschema</td><td>dataVersion</td><td>dataschema</td></tr>
 *   <tr><td>account</td><td>account</td><td>-</td><td>-</td><td>-</td></tr>
 *   <tr><td>region</td><td>region</td><td>-</td><td>-</td><td>-</td></tr>
 *   <tr><td>resources</td><td>resources</td><td>-</td><td>-</td><td>-</td></tr>
 *   <tr><td>extensions</td><td>-</td><td>extensions</td><td>-</td><td>extensions</td></tr>
 * </table>
 *
 * <p>The canonical constructor is for codecs and not stable: a component may be added. Build events with
 * {@link #of} and {@link #builder}.
 *
 * @param id the id of the event; together with the source it is the same in every delivery
 * @param source where it happened
 * @param type what kind of thing happened
 * @param subject what it happened to, within the source
 * @param time when it happened
 * @param data what there is to tell about it; null if nothing
 * @param dataContentType the media type of the data; null if it was not said, which mostly means JSON
 * @param dataSchema where the form of the data is described
 * @param account the account of the source
 * @param region the region of the source
 * @param resources the full names of what it happened to
 * @param extensions more attributes, as text, in the order of the wire
 * @param meta the platform, and every field that no component stands for
 */
public record BusEvent(
    String id,
    String source,
    String type,
    @Nullable String subject,
    @Nullable Instant time,
    @Nullable Body data,
    @Nullable String dataContentType,
    @Nullable String dataSchema,
    @Nullable String account,
    @Nullable String region,
    List<String> resources,
    Map<String, String> extensions,
    EventMeta meta) {

  /** Copies the list and the map. */
  public BusEvent {
    resources = List.copyOf(resources);
    extensions = OrderedCopy.of(extensions);
  }

  /**
   * A complete event of EventBridge: see {@link #builder}.
   *
   * @param json the data, as JSON
   */
  public static BusEvent of(String source, String type, String json) {
    return builder().source(source).type(type).data(Body.of(json)).build();
  }

  /**
   * A builder that starts with a complete event, as EventBridge sends it: a {@code my.type} of {@code
   * my.source} in 2026, with an empty object as data.
   */
  public static BusEventBuilder builder() {
    return new BusEventBuilder();
  }

  /** A builder that starts with this event. */
  public BusEventBuilder toBuilder() {
    return new BusEventBuilder(this);
  }

  /** The data as text; empty if there is none. */
  public String text() {
    return data == null ? "" : data.text();
  }

  /**
   * The data's JSON as a value of the user's own type: see {@link Body#json(Class)}.
   *
   * @throws dev.faas.DecodeException if there is no data, too
   */
  public <T> T json(Class<T> type) {
    return (data == null ? Body.empty() : data).json(type);
  }

  /** The data's JSON as a value of a generic type, like {@link #json(Class)}. */
  public <T> T json(Type<T> type) {
    return (data == null ? Body.empty() : data).json(type);
  }

  /** The extension of this name; names are lower-case. */
  public Optional<String> extension(String name) {
    return Optional.ofNullable(extensions.get(name));
  }

  /** This event with another id. */
  public BusEvent withId(String newId) {
    return toBuilder().id(newId).build();
  }

  /** This event from another source. */
  public BusEvent withSource(String newSource) {
    return toBuilder().source(newSource).build();
  }

  /** This event of another type. */
  public BusEvent withType(String newType) {
    return toBuilder().type(newType).build();
  }

  /** This event at another time. */
  public BusEvent withTime(Instant newTime) {
    return toBuilder().time(newTime).build();
  }

  /** This event with other data. */
  public BusEvent withData(Body newData) {
    return toBuilder().data(newData).build();
  }

  /** This event with one more extension, or another value of it. */
  public BusEvent withExtension(String name, String value) {
    return toBuilder().extension(name, value).build();
  }
}
