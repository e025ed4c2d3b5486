package dev.faas.events.aws;

import dev.faas.Batch;
import dev.faas.events.EventMeta;
import dev.faas.events.TableChange;
import dev.faas.events.TableChanges;
import dev.faas.events.codec.Records;
import java.util.List;

/** The event of a DynamoDB stream: its records, all in one lane. */
final class DynamoDbBatch extends Records<TableChange> {

  DynamoDbBatch() {
    super("Records", new DynamoDbRecord());
  }

  @Override
  protected Batch<TableChange> batch(List<TableChange> changes) {
    return TableChanges.batch(changes);
  }

  @Override
  protected EventMeta meta(TableChange change) {
    return change.meta();
  }
}
