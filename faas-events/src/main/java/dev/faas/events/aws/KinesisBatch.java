package dev.faas.events.aws;

import dev.faas.Batch;
import dev.faas.events.EventMeta;
import dev.faas.events.StreamRecord;
import dev.faas.events.StreamRecords;
import dev.faas.events.codec.Records;
import java.util.ArrayList;
import java.util.List;

/** The Kinesis event: its records, each in the lane of its shard. */
final class KinesisBatch extends Records<StreamRecord> {

  KinesisBatch() {
    super("Records", new KinesisRecord(false), new KinesisRecord(true));
  }

  @Override
  protected Batch<StreamRecord> batch(List<StreamRecord> records) {
    return StreamRecords.batch(records);
  }

  /** Pipes is told of a failed record by its event id. */
  @Override
  protected Batch<StreamRecord> bareBatch(List<StreamRecord> records) {
    List<Batch.Item<StreamRecord>> items = new ArrayList<>(records.size());
    for (Batch.Item<StreamRecord> item : batch(records).items()) {
      String id = item.event().eventId();
      items.add(new Batch.Item<>(id == null ? item.id() : id, item.lane(), item.event()));
    }
    return new Batch<>(items);
  }

  @Override
  protected EventMeta meta(StreamRecord record) {
    return record.meta();
  }
}
