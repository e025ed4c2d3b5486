package dev.faas.events.azure.grid;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.Payload;
import dev.faas.events.BusEvent;
import dev.faas.events.EventFormat;
import dev.faas.events.StorageEvent;
import dev.faas.events.TopicMessage;
import dev.faas.events.azure.host.HostAnswer;
import dev.faas.events.codec.JsonFormat;
import dev.faas.events.json.JsonNull;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;

/**
 * Events of Event Grid, answered in kind: the host's envelope with an envelope, a webhook's question with
 * the code in it, and a webhook's other events with null, since the status alone counts. The door to this
 * room.
 *
 * @param <E> the event
 */
public final class GridFormat<E> implements EventFormat<Batch<E>, BatchResponse> {

  /** The kind of events in Event Grid's own schema, and the name of the formats. */
  public static final String OWN_KIND = GridEvents.kind(false);

  /** The kind of events in the CloudEvents schema. */
  public static final String CLOUD_KIND = GridEvents.kind(true);

  /** The type of the event with which a webhook is asked whether it wants events. */
  public static final String VALIDATION = GridEvents.VALIDATION;

  private static final String RESPONSE = "validationResponse";

  private final GridEvents<E> events;
  private final EventFormat<Batch<E>, BatchResponse> inEnvelope;

  private GridFormat(GridEvents<E> events) {
    this.events = events;
    this.inEnvelope = new JsonFormat<>(OWN_KIND, events, new HostAnswer(OWN_KIND));
  }

  /** What happened to blobs. */
  public static EventFormat<Batch<StorageEvent>, BatchResponse> storage() {
    return new GridFormat<>(new GridEvents<>(new GridStorage(false), new GridStorage(true), false));
  }

  /** Any events, as those of a bus. */
  public static EventFormat<Batch<BusEvent>, BatchResponse> bus() {
    return of(GridMessage.BUS, true);
  }

  /** Any events, as messages of a topic. */
  public static EventFormat<Batch<TopicMessage>, BatchResponse> topic() {
    return of(GridMessage.TOPIC, false);
  }

  private static <E> EventFormat<Batch<E>, BatchResponse> of(E blank, boolean hasExtensions) {
    return new GridFormat<>(new GridEvents<>(
        new GridMessage<>(blank, false), new GridMessage<>(blank, true), hasExtensions));
  }

  @Override
  public String kind() {
    return inEnvelope.kind();
  }

  @Override
  public boolean isJson() {
    return true;
  }

  @Override
  public Batch<E> decode(Payload in) {
    return inEnvelope.decode(in);
  }

  @Override
  public Payload encode(BatchResponse result, Batch<E> batch) {
    Payload answer = inEnvelope.encode(result, batch);
    if (!events.isBare(batch)) {
      return answer;
    }
    JsonValue code = events.validationCode(batch);
    return Payload.of(
        code == null
            ? JsonNull.NULL.toString()
            : JsonObject.EMPTY.with(RESPONSE, code).toString());
  }

  @Override
  public Payload encodeEvent(Batch<E> batch) {
    return inEnvelope.encodeEvent(batch);
  }

  @Override
  public BatchResponse decodeResult(Payload result, Payload event) {
    boolean isValidation = JsonValue.parse(result.array()) instanceof JsonObject answer
        && answer.get(RESPONSE) instanceof JsonValue.JsonString
        && answer.members().size() == 1;
    return isValidation ? BatchResponse.success() : inEnvelope.decodeResult(result, event);
  }
}
