package dev.faas.events.azure;

import dev.faas.Batch;
import dev.faas.events.EventMeta;
import dev.faas.events.StreamRecord;
import dev.faas.events.StreamRecords;
import dev.faas.events.azure.host.HostEvents;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.json.JsonValue;
import java.util.List;

/** Events of one partition of Event Hubs: several, unless the trigger's cardinality is one. */
final class StreamEvents extends HostEvents<StreamRecord, Batch<StreamRecord>> {

  private static final JsonCodec<StreamRecord> RECORD = new EventHubsRecord();

  StreamEvents() {
    super("events");
  }

  @Override
  protected boolean isColumnar(int parts) {
    return true;
  }

  @Override
  protected JsonCodec<StreamRecord> reader(JsonValue part) {
    return RECORD;
  }

  @Override
  protected JsonCodec<StreamRecord> writer(StreamRecord record) {
    return RECORD;
  }

  @Override
  protected EventMeta meta(StreamRecord record) {
    return record.meta();
  }

  @Override
  protected Batch<StreamRecord> whole(List<StreamRecord> records) {
    return StreamRecords.batch(records);
  }

  @Override
  protected List<StreamRecord> events(Batch<StreamRecord> batch) {
    return batch.events();
  }
}
