package dev.faas.events.aws;

import dev.faas.Batch;
import dev.faas.events.EventMeta;
import dev.faas.events.QueueMessage;
import dev.faas.events.codec.Records;

/** The SQS event: its records, each in the lane of its message group. */
final class SqsBatch extends Records<QueueMessage> {

  SqsBatch() {
    super("Records", new SqsMessage());
  }

  @Override
  protected Batch.Item<QueueMessage> item(QueueMessage message) {
    return new Batch.Item<>(message.id(), message.groupId(), message);
  }

  @Override
  protected EventMeta meta(QueueMessage message) {
    return message.meta();
  }
}
