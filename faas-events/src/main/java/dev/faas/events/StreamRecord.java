package dev.faas.events;

import dev.faas.Type;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record of a stream. Immutable.
 *
 * <pre>{@code
 * StreamHandler clicks = (record, context) -> count(record.key(), record.json(Click.class));
 *
 * StreamRecord.of("{\"page\": \"/\"}")                           // a complete record, for a test
 * StreamRecord.of("7").withKey("user-7")
 * }</pre>
 *
 * <table>
 *   <caption>Where a component comes from; a dash means that it is absent there</caption>
 *   <tr><th>component</th><th>AWS (Kinesis)</th><th>Kafka</th><th>Azure (Event Hubs)</th>
 *       <th>Google Cloud (Pub/Sub with ordering)</th><th>CloudEvents</th></tr>
 *   <tr><td>eventId</td><td>eventID</td><td>-</td><td>-</td><td>messageId</td><td>id</td></tr>
 *   <tr><td>stream</td><td>eventSourceARN</td><td>topic</td><td>EventHubName</td><td>topic</td>
 *       <td>source</td></tr>
 *   <tr><td>shard</td><td>beginning of eventID</td><td>partition</td><td>PartitionId</td>
 *       <td>-</td><td>-</td></tr>
 *   <tr><td>key</td><td>kinesis.partitionKey</td><td>key</td><td>PartitionKey</td>
 *       <td>orderingKey</td><td>partitionkey</td></tr>
 *   <tr><td>position</td><td>kinesis.sequenceNumber</td><td>offset</td><td>SequenceNumber</td>
 *       <td>-</td><td>sequence</td></tr>
 *   <tr><td>data</td><td>kinesis.data</td><td>value</td><td>bytes or text</td><td>data</td>
 *       <td>data</td></tr>
 *   <tr><td>time</td><td>kinesis.approximateArrivalTimestamp</td><td>timestamp</td>
 *       <td>EnqueuedTimeUtc</td><td>publishTime</td><td>time</td></tr>
 * </table>
 *
 * <p>AWS can be told from which record on a batch failed; the others deliver the whole batch again.
 *
 * <p>The canonical constructor is for codecs and not stable: a component may be added. Build records with
 * {@link #of} and {@link #builder}.
 *
 * @param eventId the platform's id of this delivery of the record
 * @param stream the platform's full name of the stream; on AWS its ARN, or that of one of its consumers
 * @param shard the part of the stream whose records are delivered in order, such as {@code
 *     shardId-000000000000}
 * @param key what the sender gave to choose the shard; records of one key are delivered in order
 * @param position the place in the shard; of Kinesis a decimal number wider than 64 bits
 * @param data what was sent
 * @param time when the stream took the record; approximate
 * @param meta the platform, and every field that no component stands for
 */
public record StreamRecord(
    @Nullable String eventId,
    @Nullable String stream,
    @Nullable String shard,
    @Nullable String key,
    @Nullable String position,
    Body data,
    @Nullable Instant time,
    EventMeta meta) {

  /** A complete record of a Kinesis stream with this text: see {@link #builder}. */
  public static StreamRecord of(String data) {
    return builder().data(data).build();
  }

  /** A complete record of a Kinesis stream with this data: see {@link #builder}. */
  public static StreamRecord of(Body data) {
    return builder().data(data).build();
  }

  /**
   * A complete record of a Kinesis stream with the value as JSON: see {@link #builder}.
   *
   * @throws IllegalArgumentException if the standard mapper cannot write the value
   * @throws IllegalStateException if there is no mapper
   */
  public static StreamRecord ofJson(Object value) {
    return of(Body.ofJson(value));
  }

  /**
   * A builder that starts with an empty record, complete and as Kinesis sends it: in 2026, of the first
   * shard of a stream {@code my-stream}, with the key {@code 1}.
   */
  public static StreamRecordBuilder builder() {
    return new StreamRecordBuilder();
  }

  /** A builder that starts with this record. */
  public StreamRecordBuilder toBuilder() {
    return new StreamRecordBuilder(this);
  }

  /** The data as text. */
  public String text() {
    return data.text();
  }

  /** The data's JSON as a value of the user's own type: see {@link Body#json(Class)}. */
  public <T> T json(Class<T> type) {
    return data.json(type);
  }

  /** The data's JSON as a value of a generic type: see {@link Body#json(Type)}. */
  public <T> T json(Type<T> type) {
    return data.json(type);
  }

  /** The short name of the stream: of an ARN what follows {@code stream/}, else the last part. */
  public @Nullable String streamName() {
    return ResourceName.after("stream/", stream);
  }

  /** This record with other data, and all else as it is. */
  public StreamRecord withData(Body newData) {
    return toBuilder().data(newData).build();
  }

  /** This record with another key. */
  public StreamRecord withKey(String newKey) {
    return toBuilder().key(newKey).build();
  }

  /** This record at another place of its shard. */
  public StreamRecord withPosition(String newPosition) {
    return toBuilder().position(newPosition).build();
  }

  /** This record in another shard. */
  public StreamRecord withShard(String newShard) {
    return toBuilder().shard(newShard).build();
  }

  /** This record from another stream, given by its full name. */
  public StreamRecord withStream(String newStream) {
    return toBuilder().stream(newStream).build();
  }

  /** This record with another time of arrival. */
  public StreamRecord withTime(Instant newTime) {
    return toBuilder().time(newTime).build();
  }
}
