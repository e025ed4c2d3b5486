package dev.faas.events.codec;

import dev.faas.BatchResponse;
import dev.faas.events.FailedItemsException;
import dev.faas.events.json.JsonNull;
import java.io.IOException;

/**
 * The answer to a batch where a platform cannot be told which items failed: null when all went well;
 * otherwise there is nothing to write, and the invocation must fail.
 */
public final class NoPartialAnswer extends JsonCodec<BatchResponse> {

  private final String kind;

  /**
   * The answer to batches of this format.
   *
   * @param kind the format's name, for the error
   */
  public NoPartialAnswer(String kind) {
    this.kind = kind;
  }

  @Override
  public String expected() {
    return "null";
  }

  @Override
  public BatchResponse read(WireReader in) {
    if (!in.isNull()) {
      throw in.failure(expected());
    }
    return BatchResponse.success();
  }

  /**
   * Writes null.
   *
   * @throws FailedItemsException if an item failed
   */
  @Override
  public void write(WireWriter out, BatchResponse value) throws IOException {
    if (!value.isSuccess()) {
      throw new FailedItemsException(kind, value.failedIds());
    }
    out.value(JsonNull.NULL);
  }
}
