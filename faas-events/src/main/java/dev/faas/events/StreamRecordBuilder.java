package dev.faas.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds a {@link StreamRecord}: see {@link StreamRecord#builder}. For one thread. */
public final class StreamRecordBuilder {

  static final String POSITION = "49590338271490256608559692538361571095921575989136588898";

  private @Nullable String eventId;
  private @Nullable String stream = "arn:aws:kinesis:us-east-1:123456789012:stream/my-stream";
  private @Nullable String shard = "shardId-000000000000";
  private @Nullable String key = "1";
  private @Nullable String position = POSITION;
  private Body data = Body.empty();
  // noon of 1 January 2026; as a number, since parsing costs some hundred classes
  private @Nullable Instant time = Instant.ofEpochMilli(1_767_268_800_183L);
  private EventMeta meta = EventMeta.none();
  private boolean idIsGiven;

  StreamRecordBuilder() {}

  StreamRecordBuilder(StreamRecord record) {
    stream = record.stream();
    shard = record.shard();
    key = record.key();
    position = record.position();
    data = record.data();
    time = record.time();
    meta = record.meta();
    eventId = record.eventId();
    idIsGiven = eventId == null || !eventId.equals(place());
  }

  /** The platform's id of this delivery; by default shard and position, joined by a colon. */
  public StreamRecordBuilder eventId(@Nullable String newEventId) {
    eventId = newEventId;
    idIsGiven = true;
    return this;
  }

  /** The platform's full name of the stream; on AWS its ARN. */
  public StreamRecordBuilder stream(@Nullable String newStream) {
    stream = newStream;
    return this;
  }

  /** The part of the stream whose records are delivered in order. */
  public StreamRecordBuilder shard(@Nullable String newShard) {
    shard = newShard;
    return this;
  }

  /** What the sender gave to choose the shard. */
  public StreamRecordBuilder key(@Nullable String newKey) {
    key = newKey;
    return this;
  }

  /** The place in the shard; of Kinesis a decimal number wider than 64 bits. */
  public StreamRecordBuilder position(@Nullable String newPosition) {
    position = newPosition;
    return this;
  }

  /** What was sent. */
  public StreamRecordBuilder data(Body newData) {
    data = newData;
    return this;
  }

  /** What was sent, as text. */
  public StreamRecordBuilder data(String text) {
    return data(Body.of(text));
  }

  /** What was sent, as JSON: see {@link Body#ofJson(Object)}. */
  public StreamRecordBuilder json(Object value) {
    return data(Body.ofJson(value));
  }

  /** When the stream took the record. */
  public StreamRecordBuilder time(@Nullable Instant newTime) {
    time = newTime;
    return this;
  }

  /** The record. The builder can be used on. */
  public StreamRecord build() {
    return new StreamRecord(
        idIsGiven ? eventId : place(), stream, shard, key, position, data, time, meta);
  }

  private @Nullable String place() {
    return shard == null || position == null ? null : shard + ":" + position;
  }
}
