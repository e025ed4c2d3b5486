package dev.faas.events.azure.grid;

import dev.faas.DecodeException;
import dev.faas.events.EventMeta;
import dev.faas.events.StorageEvent;
import dev.faas.events.StorageEvent.Kind;
import dev.faas.events.azure.host.Envelope;
import dev.faas.events.azure.host.HostScalar;
import dev.faas.events.azure.host.HttpTarget;
import dev.faas.events.codec.Derivation.Same;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of a storage account. Its subject names container and blob, not encoded; its URL is encoded, and
 * has the account in its path in an emulator. Facts: Azure Event Grid documentation, "Azure Blob Storage as
 * an Event Grid source".
 */
final class GridStorage extends Shape<StorageEvent> {

  private static final String CREATED = "Microsoft.Storage.BlobCreated";
  private static final String DELETED = "Microsoft.Storage.BlobDeleted";
  private static final String CONTAINERS = "/containers/";
  private static final String BLOBS = "/blobs/";
  private static final Same<String> SAME = new Same<>();

  private final boolean isCloud;

  GridStorage(boolean isCloud) {
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
    this.isCloud = isCloud;
  }

  @Override
  protected StorageEvent fields(Fields f, StorageEvent e) throws IOException {
    EventMeta meta = f.meta(Envelope.PLATFORM, GridEvents.kind(isCloud), e.meta());
    f.filler("id", JsonValue.of("831e1650-001e-001b-66ab-eeb76e069631"));
    String container = e.bucket();
    String key = e.key();
    String subject = f.source("subject", Scalars.TEXT, SAME, subject(container, key));
    String written = f.isReading() ? CREATED : type(e);
    String type = f.required(isCloud ? "type" : "eventType", Scalars.TEXT, written);
    Instant time = f.optional(isCloud ? "time" : "eventTime", HostScalar.TIME, e.time());
    f.group("data");
    fillData(f, type);
    String eTag = f.optional("eTag", Scalars.TEXT, e.eTag());
    Long size = f.optional("contentLength", Scalars.LONG, e.size());
    String url = f.source("url", Scalars.TEXT, SAME, url(container, key));
    if (f.isReading()) {
      container = container(type, subject);
      key = key(container, subject, url);
    }
    f.basis("url", url(container, key));
    String sequencer = f.optional("sequencer", Scalars.TEXT, e.sequencer());
    String principal = f.optional("identity", Scalars.TEXT, e.principal());
    f.end();
    f.basis("subject", subject(container, key));
    f.filler(isCloud ? "specversion" : "metadataVersion", JsonValue.of(isCloud ? "1.0" : "1"));
    return new StorageEvent(
        kind(type),
        type,
        container,
        key,
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

  private static void fillData(Fields f, String type) throws IOException {
    f.filler("api", JsonValue.of(type.equals(DELETED) ? "DeleteBlob" : "PutBlob"));
    f.filler("blobType", JsonValue.of("BlockBlob"));
  }

  private static String subject(String container, String key) {
    return "/blobServices/default" + CONTAINERS + container + BLOBS + key;
  }

  private static String url(String container, String key) {
    String escaped = HttpTarget.escaped(key.replace("%", "%25"));
    return "https://myaccount.blob.core.windows.net/" + container + "/" + escaped;
  }

  /** The container's name; empty in a webhook's question whether it wants events. */
  private String container(String type, @Nullable String subject) {
    int start = subject == null ? -1 : subject.indexOf(CONTAINERS);
    int end = subject == null || start < 0 ? -1 : subject.indexOf(BLOBS, start);
    if (subject != null && end > start + CONTAINERS.length()) {
      return subject.substring(start + CONTAINERS.length(), end);
    }
    if (type.equals(GridEvents.VALIDATION)) {
      return "";
    }
    throw new DecodeException(
        GridEvents.kind(isCloud),
        "$.subject",
        subject("…", "…"),
        subject == null ? "nothing" : "the text \"" + subject + "\" of an event " + type,
        null);
  }

  private static String key(String container, @Nullable String subject, @Nullable String url) {
    String path = url == null ? "" : HttpTarget.of(url).path;
    int found = path.indexOf("/" + container + "/");
    if (subject == null || container.isEmpty()) {
      return "";
    }
    if (found < 0) {
      return subject.substring(
          subject.indexOf(BLOBS, subject.indexOf(CONTAINERS)) + BLOBS.length());
    }
    String encoded = path.substring(found + container.length() + 2);
    try {
      return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return encoded;
    }
  }

  private static Kind kind(@Nullable String type) {
    return CREATED.equals(type) ? Kind.CREATED : DELETED.equals(type) ? Kind.DELETED : Kind.OTHER;
  }

  private static String type(StorageEvent event) {
    String name = event.eventName();
    boolean isAzures = name != null
        && (name.startsWith("Microsoft.") || event.meta().platform().equals(Envelope.PLATFORM));
    if (name != null && isAzures && kind(name) == event.kind()) {
      return name;
    }
    if (event.kind() == Kind.CREATED || event.kind() == Kind.DELETED) {
      return event.kind() == Kind.CREATED ? CREATED : DELETED;
    }
    throw new IllegalArgumentException(
        "Event Grid has a name of its own for what happened to a blob, but "
            + "of an event " + event.kind() + " none is known: " + name
            + ". Give it one as eventName, such as Microsoft.Storage.BlobTierChanged.");
  }
}
