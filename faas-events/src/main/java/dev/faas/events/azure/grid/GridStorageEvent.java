package dev.faas.events.azure.grid;

import dev.faas.DecodeException;
import dev.faas.events.EventMeta;
import dev.faas.events.StorageEvent;
import dev.faas.events.StorageEvent.Kind;
import dev.faas.events.azure.host.Envelope;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of a storage account. Facts: Azure Event Grid documentation, "Azure Blob Storage as an Event Grid
 * source".
 */
final class GridStorageEvent extends Shape<StorageEvent> {

  private static final String CREATED = "Microsoft.Storage.BlobCreated";
  private static final String DELETED = "Microsoft.Storage.BlobDeleted";

  private final GridSchema schema;

  GridStorageEvent(GridSchema schema) {
    super(new StorageEvent(
        Kind.CREATED,
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
        EventMeta.none()));
    this.schema = schema;
  }

  @Override
  protected StorageEvent fields(Fields f, StorageEvent e) throws IOException {
    EventMeta meta = schema.meta(f, e.meta());
    f.filler("id", JsonValue.of("831e1650-001e-001b-66ab-eeb76e069631"));
    BlobPlace written = new BlobPlace(e.bucket(), e.key());
    String subject = f.source("subject", Scalars.TEXT, BlobPlace.SUBJECT, written);
    String type = schema.type(f, typeOf(f, e));
    Instant time = schema.time(f, e.time());
    f.group("data");
    f.filler("api", JsonValue.of(type.equals(DELETED) ? "DeleteBlob" : "PutBlob"));
    String eTag = f.optional("eTag", Scalars.TEXT, e.eTag());
    Long size = f.optional("contentLength", Scalars.LONG, e.size());
    f.filler("blobType", JsonValue.of("BlockBlob"));
    String url = f.source("url", Scalars.TEXT, BlobPlace.URL, written);
    BlobPlace place = f.isReading() ? place(type, subject, url) : written;
    f.basis("url", place);
    String sequencer = f.optional("sequencer", Scalars.TEXT, e.sequencer());
    String principal = f.optional("identity", Scalars.TEXT, e.principal());
    f.end();
    f.basis("subject", place);
    schema.rest(f);
    return new StorageEvent(
        kind(type),
        type,
        place.container(),
        place.key(),
        size,
        eTag,
        null,
        sequencer,
        time,
        principal,
        null,
        null,
        meta);
  }

  private BlobPlace place(String type, @Nullable String subject, @Nullable String url) {
    BlobPlace place = BlobPlace.of(subject, url);
    if (place != null) {
      return place;
    }
    if (type.equals(GridFormats.VALIDATION)) {
      return new BlobPlace("", "");
    }
    throw new DecodeException(
        schema.kind,
        "$.subject",
        "a blob: /blobServices/default/containers/…/blobs/…",
        subject == null ? "nothing" : "the text \"" + subject + "\" of an event " + type,
        null);
  }

  private static Kind kind(String type) {
    return switch (type) {
      case CREATED -> Kind.CREATED;
      case DELETED -> Kind.DELETED;
      default -> Kind.OTHER;
    };
  }

  private static String typeOf(Fields f, StorageEvent event) {
    String name = event.eventName();
    boolean isAzures = name != null
        && (name.startsWith("Microsoft.") || event.meta().platform().equals(Envelope.PLATFORM));
    if (name != null && isAzures && kind(name) == event.kind()) {
      return name;
    }
    if (event.kind() == Kind.CREATED || f.isReading()) {
      return CREATED;
    }
    if (event.kind() == Kind.DELETED) {
      return DELETED;
    }
    throw new IllegalArgumentException(
        "Event Grid has a name of its own for what happened to a blob, but "
            + "of an event " + event.kind() + " none is known: " + name
            + ". Give it one as eventName, such as Microsoft.Storage.BlobTierChanged.");
  }
}
