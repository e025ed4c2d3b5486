package dev.faas.events;

import dev.faas.Batch;
import java.util.ArrayList;
import java.util.List;

/**
 * Batches of queue messages as a queue delivers them: for tests, and for whoever calls a function.
 *
 * <pre>{@code
 * QueueMessages.of("first", "second")
 * QueueMessages.batch(List.of(QueueMessage.of("1").inGroup("a"), QueueMessage.of("2").inGroup("b")))
 * }</pre>
 */
public final class QueueMessages {

  private QueueMessages() {}

  /** Complete messages with these texts, of different ids: see {@link QueueMessage#of(String)}. */
  public static Batch<QueueMessage> of(String... bodies) {
    List<QueueMessage> messages = new ArrayList<>(bodies.length);
    for (int i = 0; i < bodies.length; i++) {
      QueueMessage message = QueueMessage.of(bodies[i]);
      messages.add(
          i == 0 ? message : message.withId(QueueMessageBuilder.uuid(i + ":" + bodies[i])));
    }
    return batch(messages);
  }

  /** These messages as a batch, like {@link #batch}. */
  public static Batch<QueueMessage> of(QueueMessage... messages) {
    return batch(List.of(messages));
  }

  /**
   * These messages, each with its id as the id of the item and its group, if it has one, as the lane:
   * the messages of a group are handled in order.
   */
  public static Batch<QueueMessage> batch(List<QueueMessage> messages) {
    List<Batch.Item<QueueMessage>> items = new ArrayList<>(messages.size());
    for (QueueMessage message : messages) {
      items.add(new Batch.Item<>(message.id(), message.groupId(), message));
    }
    return new Batch<>(items);
  }
}
