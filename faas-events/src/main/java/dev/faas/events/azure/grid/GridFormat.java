package dev.faas.events.azure.grid;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.events.azure.host.HostAnswer;
import dev.faas.events.codec.JsonFormat;
import dev.faas.events.json.JsonNull;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Events of Event Grid, answered in kind: the host's envelope with an envelope, a webhook's question with
 * the code in it, and a webhook's other events with null, since the status alone counts.
 *
 * @param <E> the event
 */
final class GridFormat<E> implements EventFormat<Batch<E>, BatchResponse> {

  private static final String RESPONSE = "validationResponse";

  private final GridEvents<E> events;
  private final EventFormat<Batch<E>, BatchResponse> inEnvelope;

  GridFormat(GridEvents<E> events) {
    this.events = events;
    this.inEnvelope =
        new JsonFormat<>(GridSchema.OWN.kind, events, new HostAnswer(GridSchema.OWN.kind));
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
  public Payload encode(@Nullable BatchResponse result, Batch<E> batch) {
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
