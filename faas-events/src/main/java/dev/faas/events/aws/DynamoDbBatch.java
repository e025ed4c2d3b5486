package dev.faas.events.aws;

import dev.faas.Batch;
import dev.faas.events.EventMeta;
import dev.faas.events.TableChange;
import dev.faas.events.TableChanges;
import dev.faas.events.codec.Records;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The event of a DynamoDB stream: its records, all in one lane. */
final class DynamoDbBatch extends Records<TableChange> {

  DynamoDbBatch() {
    this(new DynamoDbRecord());
  }

  /** EventBridge Pipes sends the same records in an array alone. */
  private DynamoDbBatch(DynamoDbRecord record) {
    super("Records", record, record);
  }

  @Override
  protected Batch<TableChange> batch(List<TableChange> changes) {
    return TableChanges.batch(changes);
  }

  /** Pipes is told of a failed record by its event id. */
  @Override
  protected @Nullable String bareId(TableChange change) {
    return change.eventId();
  }

  @Override
  protected EventMeta meta(TableChange change) {
    return change.meta();
  }
}
