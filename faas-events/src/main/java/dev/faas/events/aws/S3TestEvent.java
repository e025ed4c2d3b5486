package dev.faas.events.aws;

import dev.faas.events.EventMeta;
import dev.faas.events.StorageEvent;
import dev.faas.events.StorageEvents;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Instants;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;

/**
 * The event with which S3 tests the notifications of a bucket. It is no batch, and about the bucket only;
 * facts: S3 user guide, "Granting permissions to publish event notification messages".
 */
final class S3TestEvent extends Shape<StorageEvent> {

  static final String KIND = "s3-test";
  static final String NAME = "s3:TestEvent";

  S3TestEvent() {
    super(StorageEvents.test("").events().get(0));
  }

  @Override
  protected StorageEvent fields(Fields f, StorageEvent e) throws IOException {
    EventMeta meta = f.meta(AwsEvents.PLATFORM, KIND, e.meta());
    f.filler("Service", JsonValue.of("Amazon S3"));
    f.constant("Event", NAME);
    Instant time = f.optional("Time", Instants.ISO, e.time());
    String bucket = f.required("Bucket", Scalars.TEXT, e.bucket());
    f.filler("RequestId", JsonValue.of("5582815E1AEA5ADF"));
    f.filler("HostId", JsonValue.of("8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR"));
    return new StorageEvent(
        StorageEvent.Kind.OTHER,
        NAME,
        bucket,
        "",
        null,
        null,
        null,
        null,
        time,
        null,
        null,
        null,
        meta);
  }
}
