package dev.faas.events.aws;

import dev.faas.Batch;
import dev.faas.events.EventMeta;
import dev.faas.events.StorageEvent;
import dev.faas.events.StorageEvents;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Records;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The S3 event: its records, or the test event as a batch of one. */
final class S3Batch extends Records<StorageEvent> {

  S3Batch() {
    super("Records", new S3Record());
  }

  /** Loaded with the first test event. */
  private static final class Test {
    static final JsonCodec<StorageEvent> EVENT = new S3TestEvent();
  }

  @Override
  protected Batch<StorageEvent> batch(List<StorageEvent> events) {
    return StorageEvents.batch(events);
  }

  @Override
  protected EventMeta meta(StorageEvent event) {
    return event.meta();
  }

  @Override
  protected @Nullable Batch<StorageEvent> withoutArray(String kind, JsonObject members)
      throws IOException {
    if (!JsonValue.of(S3TestEvent.NAME).equals(members.get("Event"))) {
      return null;
    }
    byte[] json = members.toString().getBytes(StandardCharsets.UTF_8);
    return batch(List.of(Test.EVENT.read(new WireReader(kind, json))));
  }

  @Override
  public void write(WireWriter out, Batch<StorageEvent> value) throws IOException {
    List<StorageEvent> events = value.events();
    if (events.size() == 1 && events.get(0).isTest()) {
      Test.EVENT.write(out, events.get(0));
    } else {
      super.write(out, value);
    }
  }
}
