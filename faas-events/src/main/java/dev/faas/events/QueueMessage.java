package dev.faas.events;

import dev.faas.Type;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message from a queue. Immutable.
 *
 * <pre>{@code
 * QueueHandler pay = (message, context) -> payments.take(message.json(Order.class));
 *
 * QueueMessage.of("{\"id\": 7}")                                // a complete message, for a test
 * QueueMessage.of("7").withReceiveCount(3)
 * }</pre>
 *
 * <table>
 *   <caption>Where a component comes from; a dash means that it is absent there</caption>
 *   <tr><th>component</th><th>AWS (SQS)</th><th>Google Cloud (Pub/Sub)</th>
 *       <th>Azure (storage queue; Service Bus)</th><th>CloudEvents</th></tr>
 *   <tr><td>id</td><td>messageId</td><td>message.messageId</td><td>Id;
 *       MessageId</td><td>id</td></tr>
 *   <tr><td>body</td><td>body</td><td>message.data</td><td>the binding</td><td>data</td></tr>
 *   <tr><td>receipt</td><td>receiptHandle</td><td>-</td><td>PopReceipt; LockToken</td><td>-</td></tr>
 *   <tr><td>attributes</td><td>messageAttributes</td><td>message.attributes, all text</td>
 *       <td>-; ApplicationProperties</td><td>extensions, all text</td></tr>
 *   <tr><td>receiveCount</td><td>ApproximateReceiveCount</td>
 *       <td>deliveryAttempt, with a dead-letter policy</td><td>DequeueCount; DeliveryCount</td><td>-</td></tr>
 *   <tr><td>sentAt</td><td>SentTimestamp</td><td>message.publishTime</td><td>InsertionTime;
 *       EnqueuedTimeUtc</td>
 *       <td>time</td></tr>
 *   <tr><td>firstReceivedAt</td><td>ApproximateFirstReceiveTimestamp</td><td>-</td><td>-</td>
 *       <td>-</td></tr>
 *   <tr><td>senderId</td><td>SenderId</td><td>-</td><td>-</td><td>authid</td></tr>
 *   <tr><td>groupId</td><td>MessageGroupId</td><td>message.orderingKey</td>
 *       <td>-; SessionId</td><td>partitionkey</td></tr>
 *   <tr><td>deduplicationId</td><td>MessageDeduplicationId</td><td>-</td><td>-</td><td>-</td></tr>
 *   <tr><td>sequenceNumber</td><td>SequenceNumber, of FIFO queues</td><td>-</td><td>-; SequenceNumber</td>
 *       <td>sequence</td></tr>
 *   <tr><td>queue</td><td>eventSourceARN</td><td>subscription</td><td>-</td><td>source</td></tr>
 * </table>
 *
 * <p>Only AWS can be told that some messages of a batch failed; Service Bus delivers the whole batch again,
 * and the others deliver one at a time.
 *
 * <p>The canonical constructor is for codecs and not stable: a component may be added. Build messages
 * with {@link #of} and {@link #builder}.
 *
 * @param id the platform's id of the message, the same in every delivery
 * @param body what was sent
 * @param receipt the handle of this delivery, with which the message can be deleted or kept hidden
 * @param attributes what the sender put beside the body, in the order of the wire
 * @param receiveCount how often the message was delivered, this time included; approximate
 * @param sentAt when the message was sent
 * @param firstReceivedAt when the message was first delivered; approximate
 * @param senderId who sent it, as the platform knows him
 * @param groupId the messages that are delivered in order, of which this is one
 * @param deduplicationId what makes the platform drop a second message of the same id for a while
 * @param sequenceNumber the place in its group, a decimal number wider than 64 bits
 * @param queue the platform's full name of the queue; on AWS its ARN
 * @param meta the platform, and every field that no component stands for
 */
public record QueueMessage(
    String id,
    Body body,
    @Nullable String receipt,
    Map<String, MessageAttribute> attributes,
    @Nullable Integer receiveCount,
    @Nullable Instant sentAt,
    @Nullable Instant firstReceivedAt,
    @Nullable String senderId,
    @Nullable String groupId,
    @Nullable String deduplicationId,
    @Nullable String sequenceNumber,
    @Nullable String queue,
    EventMeta meta) {

  /** Copies the map. */
  public QueueMessage {
    attributes = OrderedCopy.of(attributes);
  }

  /** A complete message of a standard SQS queue with this text: see {@link #builder}. */
  public static QueueMessage of(String body) {
    return builder().body(body).build();
  }

  /** A complete message of a standard SQS queue with this body: see {@link #builder}. */
  public static QueueMessage of(Body body) {
    return builder().body(body).build();
  }

  /**
   * A complete message of a standard SQS queue with the value as JSON: see {@link #builder}.
   *
   * @throws IllegalArgumentException if the standard mapper cannot write the value
   * @throws IllegalStateException if there is no mapper
   */
  public static QueueMessage ofJson(Object value) {
    return of(Body.ofJson(value));
  }

  /**
   * A builder that starts with an empty message, complete and as SQS sends it: the first delivery, in
   * 2026, of a queue {@code my-queue}. Unless it is given, the id depends on the body alone.
   */
  public static QueueMessageBuilder builder() {
    return new QueueMessageBuilder();
  }

  /** A builder that starts with this message. */
  public QueueMessageBuilder toBuilder() {
    return new QueueMessageBuilder(this);
  }

  /** The body as text. */
  public String text() {
    return body.text();
  }

  /** The body's JSON as a value of the user's own type: see {@link Body#json(Class)}. */
  public <T> T json(Class<T> type) {
    return body.json(type);
  }

  /** The body's JSON as a value of a generic type: see {@link Body#json(Type)}. */
  public <T> T json(Type<T> type) {
    return body.json(type);
  }

  /** What the sender put beside the body under this name; names are case-sensitive. */
  public Optional<MessageAttribute> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  /** The short name of the queue: what follows the last colon or slash of {@link #queue}. */
  public @Nullable String queueName() {
    return ResourceName.last(queue);
  }

  /** This message with another id. */
  public QueueMessage withId(String newId) {
    return toBuilder().id(newId).build();
  }

  /** This message with another body, and all else as it is. */
  public QueueMessage withBody(Body newBody) {
    return toBuilder().body(newBody).build();
  }

  /** This message with one more attribute of the sender, or another value of it. */
  public QueueMessage withAttribute(String name, MessageAttribute value) {
    return toBuilder().attribute(name, value).build();
  }

  /** This message with an attribute of type {@code String}. */
  public QueueMessage withAttribute(String name, String value) {
    return withAttribute(name, MessageAttribute.of(value));
  }

  /** This message as it is delivered for the nth time. */
  public QueueMessage withReceiveCount(int count) {
    return toBuilder().receiveCount(count).build();
  }

  /** This message with another time of sending. */
  public QueueMessage withSentAt(Instant time) {
    return toBuilder().sentAt(time).build();
  }

  /** This message as a FIFO queue delivers it: see {@link QueueMessageBuilder#fifo}. */
  public QueueMessage inGroup(String newGroupId) {
    return toBuilder().fifo(newGroupId).build();
  }

  /** This message from another queue, given by its full name. */
  public QueueMessage withQueue(String newQueue) {
    return toBuilder().queue(newQueue).build();
  }
}
