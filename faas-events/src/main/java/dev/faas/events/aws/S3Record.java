package dev.faas.events.aws;

import dev.faas.events.EventMeta;
import dev.faas.events.StorageEvent;
import dev.faas.events.codec.Derivation;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Instants;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The record of an S3 event: a line for each member, in the order of the wire. Bucket and key make it one;
 * stores that speak S3's language have another source, and events made by hand often nothing else.
 */
final class S3Record extends Shape<StorageEvent> {

  static final String KIND = "s3";

  private static final BucketArn BUCKET_ARN = new BucketArn();
  private static final JsonObject RESPONSE = JsonObject.EMPTY
      .with("x-amz-request-id", JsonValue.of("D82B88E5F771F645"))
      .with(
          "x-amz-id-2",
          JsonValue.of("vlR7PnpV2Ce81l0PRw6jlUpck7Jo5ZsQjryTjKlc5aLWGVHPZLj5NeC6qMa0emYB"));
  private static final JsonObject OWNER =
      JsonObject.EMPTY.with("principalId", JsonValue.of("A3I5XTEXAMAI3E"));
  private static final StorageEvent BLANK = new StorageEvent(
      StorageEvent.Kind.OTHER,
      null,
      "",
      "",
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      EventMeta.none());

  S3Record() {
    super(BLANK);
  }

  @Override
  protected StorageEvent fields(Fields f, StorageEvent e) throws IOException {
    EventMeta meta = f.meta(AwsEvents.PLATFORM, KIND, e.meta());
    f.filler("eventVersion", JsonValue.of("2.1"));
    f.usually("eventSource", JsonValue.of("aws:s3"));
    String region = f.optional("awsRegion", Scalars.TEXT, e.region());
    Instant time = f.optional("eventTime", Instants.ISO, e.time());
    String name = f.optional("eventName", Scalars.TEXT, S3EventName.of(e.kind(), e.eventName()));
    String principal = only(f, "userIdentity", "principalId", e.principal());
    String sourceIp = only(f, "requestParameters", "sourceIPAddress", e.sourceIp());
    f.filler("responseElements", RESPONSE);
    f.group("s3");
    f.filler("s3SchemaVersion", JsonValue.of("1.0"));
    f.filler("configurationId", JsonValue.of("my-notification"));
    String bucket = bucket(f, e.bucket());
    f.group("object");
    String key = f.required("key", ObjectKey.ENCODED, e.key());
    Long size = f.optional("size", Scalars.LONG, e.size());
    String eTag = f.optional("eTag", Scalars.TEXT, e.eTag());
    String version = f.optional("versionId", Scalars.TEXT, e.versionId());
    String sequencer = f.optional("sequencer", Scalars.TEXT, e.sequencer());
    f.end();
    f.end();
    return new StorageEvent(
        S3EventName.kind(name),
        name,
        bucket,
        key,
        size,
        eTag,
        version,
        sequencer,
        time,
        principal,
        sourceIp,
        region,
        meta);
  }

  /** The one member of a group that is a component. */
  private static @Nullable String only(Fields f, String group, String name, @Nullable String value)
      throws IOException {
    f.group(group);
    String member = f.optional(name, Scalars.TEXT, value);
    f.end();
    return member;
  }

  private static String bucket(Fields f, String value) throws IOException {
    f.group("bucket");
    String name = f.required("name", Scalars.TEXT, value);
    f.filler("ownerIdentity", OWNER);
    f.derived("arn", Scalars.TEXT, BUCKET_ARN, name);
    f.end();
    return name;
  }

  private static final class BucketArn extends Derivation<String, String> {
    @Override
    public String of(String bucket) {
      return "arn:aws:s3:::" + bucket;
    }
  }
}
