package dev.faas.events.aws;

import dev.faas.BatchResponse;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Lists;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import java.io.IOException;
import java.util.List;

/** {@code {"batchItemFailures": [{"itemIdentifier": "…"}]}}: the answer to a batch. */
final class BatchFailures extends Shape<BatchResponse> {

  private static final JsonCodec<List<String>> ITEMS = Lists.of(new Item());

  BatchFailures() {
    super(BatchResponse.success());
  }

  @Override
  protected BatchResponse fields(Fields f, BatchResponse response) throws IOException {
    return new BatchResponse(f.always("batchItemFailures", ITEMS, response.failedIds(), List.of()));
  }

  private static final class Item extends Shape<String> {
    Item() {
      super("");
    }

    @Override
    protected String fields(Fields f, String id) throws IOException {
      return f.required("itemIdentifier", Scalars.TEXT, id);
    }
  }
}
