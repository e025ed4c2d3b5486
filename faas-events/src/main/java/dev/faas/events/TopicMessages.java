package dev.faas.events;

import dev.faas.Batch;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages as a topic delivers them: for tests, and for whoever calls a function.
 *
 * <pre>{@code
 * TopicMessages.of("hello")
 * }</pre>
 */
public final class TopicMessages {

  private TopicMessages() {}

  /** A complete message with this text, as it is delivered: see {@link TopicMessage#builder}. */
  public static Batch<TopicMessage> of(String body) {
    return batch(List.of(TopicMessage.of(body)));
  }

  /** This message as it is delivered. */
  public static Batch<TopicMessage> of(TopicMessage message) {
    return batch(List.of(message));
  }

  /**
   * These messages, each with its id as the id of the item, and no lane: a topic promises no order. Topics
   * deliver one message at a time.
   */
  public static Batch<TopicMessage> batch(List<TopicMessage> messages) {
    List<Batch.Item<TopicMessage>> items = new ArrayList<>(messages.size());
    for (TopicMessage message : messages) {
      items.add(new Batch.Item<>(message.id(), null, message));
    }
    return new Batch<>(items);
  }
}
