package dev.faas.invoker.async;

import dev.faas.Payload;
import java.util.Map;

/**
 * Where the service sends what has become of an asynchronous event: a queue, a topic, a bus, a bucket or a
 * function. Also a dead-letter queue. It must be safe for use by several threads.
 */
public interface Destination {

  /** Its full name, such as {@code arn:aws:sqs:us-east-1:123456789012:failed-orders}. */
  String arn();

  /**
   * Takes a message.
   *
   * @throws Exception if it cannot; the service counts that and does not try again
   */
  void deliver(Message message) throws Exception;

  /**
   * What is sent.
   *
   * @param body JSON: what has become of the event, or, for a dead-letter queue, the event itself
   * @param attributes beside it; empty but for a dead-letter queue
   */
  record Message(Payload body, Map<String, Attribute> attributes) {

    /** Keeps the attributes as they are. */
    public Message {
      attributes = Map.copyOf(attributes);
    }

    /** A message without attributes. */
    public static Message of(Payload body) {
      return new Message(body, Map.of());
    }
  }

  /**
   * An attribute of a message.
   *
   * @param dataType {@code String} or {@code Number}
   * @param value as text
   */
  record Attribute(String dataType, String value) {}
}
