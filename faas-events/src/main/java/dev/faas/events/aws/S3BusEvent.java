package dev.faas.events.aws;

import dev.faas.Batch;
import dev.faas.events.EventMeta;
import dev.faas.events.StorageEvent;
import dev.faas.events.StorageEvents;
import dev.faas.events.codec.Derivation;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.IsoSeconds;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Lists;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.codec.Single;
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

  private static final JsonValue VERSION = JsonValue.of("0");
  private static final JsonCodec<List<String>> TEXTS = Lists.of(Scalars.TEXT);
  private static final Derivation<String, List<String>> RESOURCES = new Resources();

  S3BusEvent() {
    super(StorageEvent.created("", ""));
  }

  @Override
  protected StorageEvent fields(Fields f, StorageEvent e) throws IOException {
    EventMeta meta = f.meta(AwsEvents.PLATFORM, KIND, e.meta());
    f.usually("version", VERSION);
    f.constant("source", "aws.s3");
    f.filler("id", JsonValue.of("17793124-05d4-b198-2fde-7ededc63b103"));
    String type = f.required("detail-type", Scalars.TEXT, S3DetailType.of(e));
    f.filler("account", JsonValue.of("123456789012"));
    Instant time = f.optional("time", IsoSeconds.ISO_SECONDS, e.time());
    String region = f.optional("region", Scalars.TEXT, e.region());
    f.group("detail");
    f.usually("version", VERSION);
    f.group("bucket");
    String bucket = f.required("name", Scalars.TEXT, e.bucket());
    f.end();
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
    f.derived("resources", TEXTS, RESOURCES, bucket);
    return new StorageEvent(
        S3DetailType.kind(type),
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

  /** Events come one by one. */
  static final class Alone extends Single<StorageEvent> {
    Alone() {
      super(new S3BusEvent());
    }

    @Override
    protected Batch<StorageEvent> batch(List<StorageEvent> events) {
      return StorageEvents.batch(events);
    }
  }

  private static final class Resources extends Derivation<String, List<String>> {
    @Override
    public List<String> of(String bucket) {
      return List.of("arn:aws:s3:::" + bucket);
    }

    @Override
    public boolean isUsual(String bucket, List<String> member) {
      return member.equals(of(bucket));
    }
  }
}
