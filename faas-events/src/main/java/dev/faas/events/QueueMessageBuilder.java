package dev.faas.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds a {@link QueueMessage}: see {@link QueueMessage#builder}. For one thread. */
public final class QueueMessageBuilder {

  // noon of 1 January 2026; as a number, since parsing costs some hundred classes
  private static final Instant SENT = Instant.ofEpochMilli(1_767_268_800_183L);
  private static final String FIFO = ".fifo";
  private static final String SEQUENCE_NUMBER = "18849496460467696128";

  private @Nullable String id;
  private Body body = Body.empty();
  private @Nullable String receipt =
      "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0aTQnQ8M1rmFrXnYZCkFdbSSoMbPEyxl1hbRWNmpw0dVQYyKcN2Pdg==";
  private Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
  private @Nullable Integer receiveCount = 1;
  private @Nullable Instant sentAt = SENT;
  private @Nullable Instant firstReceivedAt = SENT.plusMillis(4);
  private @Nullable String senderId = "AIDACKCEVSQ6C2EXAMPLE";
  private @Nullable String groupId;
  private @Nullable String deduplicationId;
  private @Nullable String sequenceNumber;
  private @Nullable String queue = "arn:aws:sqs:us-east-1:123456789012:my-queue";
  private boolean fifo;
  private EventMeta meta = EventMeta.none();

  QueueMessageBuilder() {}

  QueueMessageBuilder(QueueMessage message) {
    id = message.id();
    body = message.body();
    receipt = message.receipt();
    attributes = new LinkedHashMap<>(message.attributes());
    receiveCount = message.receiveCount();
    sentAt = message.sentAt();
    firstReceivedAt = message.firstReceivedAt();
    senderId = message.senderId();
    groupId = message.groupId();
    deduplicationId = message.deduplicationId();
    sequenceNumber = message.sequenceNumber();
    queue = message.queue();
    meta = message.meta();
  }

  /** The platform's id of the message; by default a UUID made from the body. */
  public QueueMessageBuilder id(String newId) {
    id = newId;
    return this;
  }

  /** What was sent. */
  public QueueMessageBuilder body(Body newBody) {
    body = newBody;
    return this;
  }

  /** What was sent, as text. */
  public QueueMessageBuilder body(String text) {
    return body(Body.of(text));
  }

  /** What was sent, as JSON: see {@link Body#ofJson(Object)}. */
  public QueueMessageBuilder json(Object value) {
    return body(Body.ofJson(value));
  }

  /** The handle of this delivery. */
  public QueueMessageBuilder receipt(@Nullable String newReceipt) {
    receipt = newReceipt;
    return this;
  }

  /** What the sender put beside the body under this name. */
  public QueueMessageBuilder attribute(String name, MessageAttribute value) {
    attributes.put(name, value);
    return this;
  }

  /** A text that the sender put beside the body under this name. */
  public QueueMessageBuilder attribute(String name, String value) {
    return attribute(name, MessageAttribute.of(value));
  }

  /** How often the message was delivered, this time included. */
  public QueueMessageBuilder receiveCount(@Nullable Integer count) {
    receiveCount = count;
    return this;
  }

  /** When the message was sent. */
  public QueueMessageBuilder sentAt(@Nullable Instant time) {
    sentAt = time;
    return this;
  }

  /** When the message was first delivered. */
  public QueueMessageBuilder firstReceivedAt(@Nullable Instant time) {
    firstReceivedAt = time;
    return this;
  }

  /** Who sent it. */
  public QueueMessageBuilder senderId(@Nullable String newSenderId) {
    senderId = newSenderId;
    return this;
  }

  /** The group alone; {@link #fifo} sets everything that goes with it. */
  public QueueMessageBuilder groupId(@Nullable String newGroupId) {
    groupId = newGroupId;
    return this;
  }

  /** What makes the platform drop a second message of the same id for a while. */
  public QueueMessageBuilder deduplicationId(@Nullable String newDeduplicationId) {
    deduplicationId = newDeduplicationId;
    return this;
  }

  /** The place in its group, a decimal number wider than 64 bits. */
  public QueueMessageBuilder sequenceNumber(@Nullable String newSequenceNumber) {
    sequenceNumber = newSequenceNumber;
    return this;
  }

  /** The platform's full name of the queue; on AWS its ARN. */
  public QueueMessageBuilder queue(@Nullable String newQueue) {
    queue = newQueue;
    return this;
  }

  /**
   * A message as a FIFO queue delivers it: of this group, and unless they are given otherwise, with a
   * sequence number, the SHA-256 of the body as deduplication id, and a queue that ends in {@code .fifo}.
   */
  public QueueMessageBuilder fifo(String newGroupId) {
    groupId = newGroupId;
    fifo = true;
    return this;
  }

  /** The message. The builder can be used on. */
  public QueueMessage build() {
    return new QueueMessage(
        id != null ? id : uuid(body.wire()),
        body,
        receipt,
        attributes,
        receiveCount,
        sentAt,
        firstReceivedAt,
        senderId,
        groupId,
        fifo && deduplicationId == null ? sha256(body.bytes()) : deduplicationId,
        fifo && sequenceNumber == null ? SEQUENCE_NUMBER : sequenceNumber,
        fifo && queue != null && !queue.endsWith(FIFO) ? queue + FIFO : queue,
        meta);
  }

  /** A UUID that looks random and depends on the text alone. */
  static String uuid(String text) {
    UUID named = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    long version4 = (named.getMostSignificantBits() & ~0xF000L) | 0x4000L;
    return new UUID(version4, named.getLeastSignificantBits()).toString();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
