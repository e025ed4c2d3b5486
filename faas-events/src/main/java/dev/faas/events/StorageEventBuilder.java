package dev.faas.events;

import dev.faas.events.StorageEvent.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds a {@link StorageEvent}: see {@link StorageEvent#builder}. For one thread. */
public final class StorageEventBuilder {

  private static final String PUT = "ObjectCreated:Put";
  private static final String DELETE = "ObjectRemoved:Delete";

  private Kind kind = Kind.CREATED;
  private @Nullable String eventName = PUT;
  private String bucket = "my-bucket";
  private String key = "my-key";
  private @Nullable Long size = 1024L;
  private @Nullable String eTag = "b21b84d653bb07b05b1e6b33684dc11b";
  private @Nullable String versionId;
  private @Nullable String sequencer = "0069565CC8A3F1D05E";
  // noon of 1 January 2026; as a number, since parsing costs some hundred classes
  private @Nullable Instant time = Instant.ofEpochMilli(1_767_268_800_183L);
  private @Nullable String principal = "AWS:AIDACKCEVSQ6C2EXAMPLE";
  private @Nullable String sourceIp = "203.0.113.9";
  private @Nullable String region = "us-east-1";
  private EventMeta meta = EventMeta.none();

  StorageEventBuilder() {}

  StorageEventBuilder(StorageEvent event) {
    kind = event.kind();
    eventName = event.eventName();
    bucket = event.bucket();
    key = event.key();
    size = event.size();
    eTag = event.eTag();
    versionId = event.versionId();
    sequencer = event.sequencer();
    time = event.time();
    principal = event.principal();
    sourceIp = event.sourceIp();
    region = event.region();
    meta = event.meta();
  }

  /**
   * What happened, and with it the name that S3 usually gives it; on a deletion, size and ETag are
   * dropped.
   */
  public StorageEventBuilder kind(Kind newKind) {
    kind = newKind;
    eventName = newKind == Kind.CREATED ? PUT : newKind == Kind.DELETED ? DELETE : null;
    return newKind == Kind.DELETED ? size(null).eTag(null) : this;
  }

  /** What happened in the platform's own words; the kind is left as it is. */
  public StorageEventBuilder eventName(@Nullable String newEventName) {
    eventName = newEventName;
    return this;
  }

  /** The short name of the bucket. */
  public StorageEventBuilder bucket(String newBucket) {
    bucket = newBucket;
    return this;
  }

  /** The object's name in the bucket, as it is, not encoded. */
  public StorageEventBuilder key(String newKey) {
    key = newKey;
    return this;
  }

  /** The object's size in bytes. */
  public StorageEventBuilder size(@Nullable Long bytes) {
    size = bytes;
    return this;
  }

  /** What changes with the object's content. */
  public StorageEventBuilder eTag(@Nullable String newETag) {
    eTag = newETag;
    return this;
  }

  /** The version of the object; by default absent, since most buckets keep none. */
  public StorageEventBuilder versionId(@Nullable String newVersionId) {
    versionId = newVersionId;
    return this;
  }

  /** What orders the events of one key. */
  public StorageEventBuilder sequencer(@Nullable String newSequencer) {
    sequencer = newSequencer;
    return this;
  }

  /** When it happened. */
  public StorageEventBuilder time(@Nullable Instant newTime) {
    time = newTime;
    return this;
  }

  /** Who did it. */
  public StorageEventBuilder principal(@Nullable String newPrincipal) {
    principal = newPrincipal;
    return this;
  }

  /** Where he did it from. */
  public StorageEventBuilder sourceIp(@Nullable String newSourceIp) {
    sourceIp = newSourceIp;
    return this;
  }

  /** The region of the bucket. */
  public StorageEventBuilder region(@Nullable String newRegion) {
    region = newRegion;
    return this;
  }

  /** The event. The builder can be used on. */
  public StorageEvent build() {
    return new StorageEvent(
        kind, eventName, bucket, key, size, eTag, versionId, sequencer, time, principal, sourceIp,
        region, meta);
  }
}
