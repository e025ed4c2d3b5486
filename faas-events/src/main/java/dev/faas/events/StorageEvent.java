package dev.faas.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to an object in a storage bucket. Immutable.
 *
 * <pre>{@code
 * StorageHandler thumbnails = (event, context) -> {
 *   if (event.kind() == StorageEvent.Kind.CREATED) {
 *     scale(event.bucket(), event.key());
 *   }
 * };
 *
 * StorageEvent.created("photos", "in/à la carte.jpg")          // a complete event, for a test
 * }</pre>
 *
 * <table>
 *   <caption>Where a component comes from; a dash means that it is absent there</caption>
 *   <tr><th>component</th><th>AWS (S3)</th><th>Google Cloud (Storage)</th>
 *       <th>Azure (Event Grid)</th><th>CloudEvents</th></tr>
 *   <tr><td>kind</td><td>beginning of eventName</td><td>end of the type</td><td>eventType</td>
 *       <td>type</td></tr>
 *   <tr><td>eventName</td><td>eventName</td><td>type</td><td>eventType</td><td>type</td></tr>
 *   <tr><td>bucket</td><td>s3.bucket.name</td><td>data.bucket</td><td>container, of the subject</td>
 *       <td>part of the source</td></tr>
 *   <tr><td>key</td><td>s3.object.key, decoded</td><td>data.name</td><td>data.url, decoded</td>
 *       <td>subject</td></tr>
 *   <tr><td>size</td><td>s3.object.size</td><td>data.size</td><td>data.contentLength</td>
 *       <td>data</td></tr>
 *   <tr><td>eTag</td><td>s3.object.eTag</td><td>data.etag</td><td>data.eTag</td><td>data</td></tr>
 *   <tr><td>versionId</td><td>s3.object.versionId</td><td>data.generation</td><td>-</td>
 *       <td>data</td></tr>
 *   <tr><td>sequencer</td><td>s3.object.sequencer</td><td>data.metageneration</td>
 *       <td>data.sequencer</td><td>sequence</td></tr>
 *   <tr><td>time</td><td>eventTime</td><td>time</td><td>eventTime</td><td>time</td></tr>
 *   <tr><td>principal</td><td>userIdentity.principalId</td><td>-</td><td>data.identity</td>
 *       <td>authid</td></tr>
 *   <tr><td>sourceIp</td><td>requestParameters.sourceIPAddress</td><td>-</td><td>-</td><td>-</td></tr>
 *   <tr><td>region</td><td>awsRegion</td><td>-</td><td>-</td><td>part of the source</td></tr>
 * </table>
 *
 * <p>When a bucket's notifications are set up, S3 sends a test event about the bucket as a whole: {@link
 * #isTest}.
 *
 * <p>The canonical constructor is for codecs and not stable: a component may be added. Build events with
 * {@link #created}, {@link #deleted} and {@link #builder}.
 *
 * @param kind what happened
 * @param eventName what happened in the platform's own words, such as {@code ObjectCreated:Put}
 * @param bucket the short name of the bucket or container
 * @param key the object's name in the bucket, decoded; empty only in S3's test event
 * @param size the object's size in bytes; absent on a deletion
 * @param eTag what changes with the object's content; absent on a deletion
 * @param versionId the version of the object, where the bucket keeps versions
 * @param sequencer orders the events of one key; of S3 a hexadecimal number of varying length, to be
 *     compared as text after filling the shorter one up with zeros on its right
 * @param time when it happened
 * @param principal who did it, as the platform knows him
 * @param sourceIp where he did it from: an IP address, or the name of a service of the platform
 * @param region the region of the bucket
 * @param meta the platform, and every field that no component stands for
 */
public record StorageEvent(
    Kind kind,
    @Nullable String eventName,
    String bucket,
    String key,
    @Nullable Long size,
    @Nullable String eTag,
    @Nullable String versionId,
    @Nullable String sequencer,
    @Nullable Instant time,
    @Nullable String principal,
    @Nullable String sourceIp,
    @Nullable String region,
    EventMeta meta) {

  static final String TEST = "s3:TestEvent";

  /** What happened to the object. */
  public enum Kind {
    /** It is new, or has new content. */
    CREATED,
    /** It is gone; in a bucket that keeps versions, it only seems so. */
    DELETED,
    /** It went to a colder storage class or, on Google Cloud, was replaced and kept as an old version. */
    ARCHIVED,
    /** Its tags, permissions or other metadata changed, not its content. */
    METADATA_UPDATED,
    /** A copy of the archived object can be read again. */
    RESTORED,
    /** Something else, see {@link StorageEvent#eventName}; or the platform did not say what. */
    OTHER
  }

  /** An object came into the bucket, with all that S3 tells of it: see {@link #builder}. */
  public static StorageEvent created(String bucket, String key) {
    return builder().bucket(bucket).key(key).build();
  }

  /** An object was deleted, with all that S3 tells of it, thus without size and ETag. */
  public static StorageEvent deleted(String bucket, String key) {
    return builder().bucket(bucket).key(key).kind(Kind.DELETED).build();
  }

  /**
   * A builder that starts with a complete event, as S3 sends it: in 2026 an object {@code my-key} of 1024
   * bytes was put into a bucket {@code my-bucket}.
   */
  public static StorageEventBuilder builder() {
    return new StorageEventBuilder();
  }

  /** A builder that starts with this event. */
  public StorageEventBuilder toBuilder() {
    return new StorageEventBuilder(this);
  }

  /**
   * Whether it is the event with which S3 tests the notifications of a bucket. It is about no object: its
   * kind is {@link Kind#OTHER}, and its key is empty.
   */
  public boolean isTest() {
    return TEST.equals(eventName);
  }

  /** This event of another kind: see {@link StorageEventBuilder#kind}. */
  public StorageEvent withKind(Kind newKind) {
    return toBuilder().kind(newKind).build();
  }

  /** This event of another bucket. */
  public StorageEvent withBucket(String newBucket) {
    return toBuilder().bucket(newBucket).build();
  }

  /** This event of an object with another key, given as it is, not encoded. */
  public StorageEvent withKey(String newKey) {
    return toBuilder().key(newKey).build();
  }

  /** This event of an object with this many bytes. */
  public StorageEvent withSize(long bytes) {
    return toBuilder().size(bytes).build();
  }

  /** This event at another time. */
  public StorageEvent withTime(Instant newTime) {
    return toBuilder().time(newTime).build();
  }
}
