package dev.faas.events.aws;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.events.EventFormat;
import dev.faas.events.EventMeta;
import dev.faas.events.TopicMessage;
import dev.faas.events.TopicMessages;
import dev.faas.events.codec.JsonFormat;
import dev.faas.events.codec.NoPartialAnswer;
import dev.faas.events.codec.Records;
import java.util.List;

/** The SNS event: its records, in practice one. */
final class SnsBatch extends Records<TopicMessage> {

  static final EventFormat<Batch<TopicMessage>, BatchResponse> FORMAT =
      new JsonFormat<>(SnsMessage.KIND, new SnsBatch(), new NoPartialAnswer(SnsMessage.KIND));

  private SnsBatch() {
    super("Records", new SnsMessage(false));
  }

  @Override
  protected Batch<TopicMessage> batch(List<TopicMessage> messages) {
    return TopicMessages.batch(messages);
  }

  @Override
  protected EventMeta meta(TopicMessage message) {
    return message.meta();
  }
}
