package dev.faas.events.aws;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.events.EventFormat;
import dev.faas.events.EventMeta;
import dev.faas.events.StorageEvent;
import dev.faas.events.StorageEvent.Kind;
import dev.faas.events.codec.Derivation;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Instants;
import dev.faas.events.codec.JsonFormat;
import dev.faas.events.codec.NoPartialAnswer;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * An event of S3 as EventBridge sends it, a line for each member. The key stands as it is, not
 * URL-encoded; facts: S3 user guide, "EventBridge event message structure" and "Using EventBridge".
 */
final class S3BusEvent extends Shape<StorageEvent> {

  static final String KIND = "s3-eventbridge";

  static final EventFormat<Batch<StorageEvent>, BatchResponse> FORMAT =
      new JsonFormat<>("s3", new Alone<>(new S3BusEvent()), new NoPartialAnswer(KIND));

  private static final JsonValue VERSION = JsonValue.of("0");
  private static final Derivation<String, List<String>> RESOURCES = new Arns("arn:aws:s3:::");

  /** Of each kind the type that is usual comes first. */
  private static final String[] TYPES = {
    "Object Created",
    "Object Deleted",
    "Object Storage Class Changed",
    "Object Access Tier Changed",
    "Object Tags Added",
    "Object Tags Deleted",
    "Object ACL Updated",
    "Object Restore Completed",
    "Object Restore Initiated"
  };

  private static final Kind[] KINDS = {
    Kind.CREATED,
    Kind.DELETED,
    Kind.ARCHIVED,
    Kind.ARCHIVED,
    Kind.METADATA_UPDATED,
    Kind.METADATA_UPDATED,
    Kind.METADATA_UPDATED,
    Kind.RESTORED,
    Kind.OTHER
  };

  private S3BusEvent() {
    super(StorageEvent.created("", ""));
  }

  @Override
  protected StorageEvent fields(Fields f, StorageEvent e) throws IOException {
    EventMeta meta = f.meta(AwsEvents.PLATFORM, KIND, e.meta());
    f.usually("version", VERSION);
    f.constant("source", "aws.s3");
    f.filler("id", JsonValue.of("17793124-05d4-b198-2fde-7ededc63b103"));
    String type = f.required("detail-type", Scalars.TEXT, type(e));
    f.filler("account", JsonValue.of("123456789012"));
    Instant time = f.optional("time", Instants.ISO_SECONDS, e.time());
    String region = f.optional("region", Scalars.TEXT, e.region());
    f.group("detail");
    f.usually("version", VERSION);
    String bucket = bucket(f, e.bucket());
    f.group("object");
    String key = f.required("key", Scalars.TEXT, e.key());
    Long size = f.optional("size", Scalars.LONG, e.size());
    String eTag = f.optional("etag", Scalars.TEXT, e.eTag());
    String version = f.optional("version-id", Scalars.TEXT, e.versionId());
    String sequencer = f.optional("sequencer", Scalars.TEXT, e.sequencer());
    f.end();
    f.filler("request-id", JsonValue.of("N4N7GDK58NMKJ12R"));
    String requester = f.optional("requester", Scalars.TEXT, e.principal());
    String sourceIp = f.optional("source-ip-address", Scalars.TEXT, e.sourceIp());
    f.end();
    f.derived("resources", Arns.TEXTS, RESOURCES, bucket);
    return new StorageEvent(
        kind(type),
        type,
        bucket,
        key,
        size,
        eTag,
        version,
        sequencer,
        time,
        requester,
        sourceIp,
        region,
        meta);
  }

  private static String bucket(Fields f, String value) throws IOException {
    f.group("bucket");
    String name = f.required("name", Scalars.TEXT, value);
    f.end();
    return name;
  }

  /** What happened, as a type of event on a bus tells it. */
  private static Kind kind(String type) {
    for (int i = 0; i < TYPES.length; i++) {
      if (TYPES[i].equals(type)) {
        return KINDS[i];
      }
    }
    return Kind.OTHER;
  }

  /** The type to write: the event's name if it is of its kind, else the usual one. */
  private static String type(StorageEvent event) {
    String name = event.eventName();
    if (name != null && kind(name) == event.kind()) {
      return name;
    }
    int i = 0;
    while (KINDS[i] != event.kind()) {
      i++;
    }
    return TYPES[i];
  }
}
