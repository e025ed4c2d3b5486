package dev.faas.events.aws;

import dev.faas.Batch;
import dev.faas.events.EventMeta;
import dev.faas.events.StreamRecord;
import dev.faas.events.StreamRecords;
import dev.faas.events.codec.Records;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  protected @Nullable String bareId(StreamRecord record) {
    return record.eventId();
  }

  @Override
  protected EventMeta meta(StreamRecord record) {
    return record.meta();
  }
}
