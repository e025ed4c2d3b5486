package dev.faas.events.azure.host;

import dev.faas.BatchResponse;
import dev.faas.events.FailedItemsException;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonNull;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.util.List;

/**
 * {@code {"Outputs": {}, "Logs": [], "ReturnValue": null}}: the answer of a function without outputs. The
 * host cannot be told which events of a batch failed, so where one did the invocation must fail.
 */
public final class HostAnswer extends JsonCodec<BatchResponse> {

  private final String kind;

  /**
   * The answer to events of this format.
   *
   * @param kind the format's name, for the error
   */
  public HostAnswer(String kind) {
    this.kind = kind;
  }

  /** The answer with these outputs. */
  public static JsonValue of(JsonObject outputs) {
    return JsonObject.EMPTY
        .with("Outputs", outputs)
        .with("Logs", new JsonArray(List.of()))
        .with("ReturnValue", JsonNull.NULL);
  }

  @Override
  public String expected() {
    return "an answer without outputs";
  }

  @Override
  public BatchResponse read(WireReader in) throws IOException {
    JsonValue answer = in.value();
    if (!(answer instanceof JsonObject) && !(answer instanceof JsonNull)) {
      throw in.failure(expected(), HostValue.described(answer));
    }
    if (answer instanceof JsonObject members && !saysNothing(members)) {
      throw in.failure(expected(), HostValue.described(answer));
    }
    return BatchResponse.success();
  }

  private static boolean saysNothing(JsonObject answer) {
    for (JsonValue member : answer.without("Logs").members().values()) {
      if (!(member instanceof JsonNull) && !member.equals(JsonObject.EMPTY)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Writes the answer.
   *
   * @throws FailedItemsException if an event failed
   */
  @Override
  public void write(WireWriter out, BatchResponse value) throws IOException {
    if (!value.isSuccess()) {
      throw new FailedItemsException(kind, value.failedIds());
    }
    out.value(of(JsonObject.EMPTY));
  }
}
