package dev.faas.events.aws;

import dev.faas.events.Body;
import dev.faas.events.EventMeta;
import dev.faas.events.StreamRecord;
import dev.faas.events.codec.Base64Body;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Instants;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The record of a Kinesis event: a line for each member, in the order of the wire. EventBridge Pipes sends
 * it flat; facts: EventBridge user guide, "Amazon Kinesis stream as a source".
 */
final class KinesisRecord extends Shape<StreamRecord> {

  static final String KIND = "kinesis";
  static final String FLAT = "kinesis-pipe";

  private static final JsonValue VERSION = JsonValue.of("1.0");
  private static final JsonValue EVENT_NAME = JsonValue.of("aws:kinesis:record");
  private static final StreamRecord BLANK =
      new StreamRecord(null, null, null, null, "", Body.empty(), null, EventMeta.none());

  private final boolean isFlat;

  KinesisRecord(boolean isFlat) {
    super(BLANK);
    this.isFlat = isFlat;
  }

  @Override
  protected StreamRecord fields(Fields f, StreamRecord r) throws IOException {
    EventMeta meta = f.meta(AwsEvents.PLATFORM, isFlat ? FLAT : KIND, r.meta());
    if (!isFlat) {
      f.group("kinesis");
    }
    f.usually("kinesisSchemaVersion", VERSION);
    String key = f.optional("partitionKey", Scalars.TEXT, r.key());
    String position = f.required("sequenceNumber", Scalars.TEXT, position(r));
    Body data = f.required("data", Base64Body.BASE64, r.data());
    Instant time = f.optional("approximateArrivalTimestamp", Instants.EPOCH_SECONDS, r.time());
    if (!isFlat) {
      f.end();
    }
    f.constant("eventSource", "aws:kinesis");
    f.usually("eventVersion", VERSION);
    String id = f.optional("eventID", Scalars.TEXT, eventId(r));
    f.usually("eventName", EVENT_NAME);
    f.filler("invokeIdentityArn", JsonValue.of("arn:aws:iam::123456789012:role/my-role"));
    f.filler("awsRegion", JsonValue.of("us-east-1"));
    String stream = f.optional("eventSourceARN", Scalars.TEXT, r.stream());
    return new StreamRecord(id, stream, shard(id), key, position, data, time, meta);
  }

  private static String position(StreamRecord record) {
    String position = record.position();
    return position == null ? "" : position;
  }

  /** The id, or one that tells the shard where the id tells another. */
  private static @Nullable String eventId(StreamRecord record) {
    String id = record.eventId();
    String shard = record.shard();
    return Objects.equals(shard(id), shard)
        ? id
        : shard == null ? null : shard + ":" + position(record);
  }

  private static @Nullable String shard(@Nullable String id) {
    int colon = id == null ? -1 : id.lastIndexOf(':');
    return id == null || colon < 0 ? null : id.substring(0, colon);
  }
}
