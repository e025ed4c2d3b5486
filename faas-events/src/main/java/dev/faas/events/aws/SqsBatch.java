package dev.faas.events.aws;

import dev.faas.Batch;
import dev.faas.events.EventMeta;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.events.codec.Records;
import java.util.List;

/** The SQS event: its records, each in the lane of its message group. */
final class SqsBatch extends Records<QueueMessage> {

  SqsBatch() {
    this(new SqsMessage());
  }

  /** EventBridge Pipes sends the same records in an array alone. */
  private SqsBatch(SqsMessage record) {
    super("Records", record, record);
  }

  @Override
  protected Batch<QueueMessage> batch(List<QueueMessage> messages) {
    return QueueMessages.batch(messages);
  }

  @Override
  protected EventMeta meta(QueueMessage message) {
    return message.meta();
  }
}
