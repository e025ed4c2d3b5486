package dev.faas.events.aws;

import dev.faas.Batch;
import dev.faas.events.EventMeta;
import dev.faas.events.StreamRecord;
import dev.faas.events.StreamRecords;
import dev.faas.events.codec.Records;
import java.util.List;

/** The Kinesis event: its records, each in the lane of its shard. */
final class KinesisBatch extends Records<StreamRecord> {

  KinesisBatch() {
    super("Records", new KinesisRecord());
  }

  @Override
  protected Batch<StreamRecord> batch(List<StreamRecord> records) {
    return StreamRecords.batch(records);
  }

  @Override
  protected EventMeta meta(StreamRecord record) {
    return record.meta();
  }
}
