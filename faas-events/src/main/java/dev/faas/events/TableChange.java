package dev.faas.events;

import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of an item in a table. Immutable.
 *
 * <pre>{@code
 * TableHandler index = (change, context) -> search.put(change.key("id").text(), change.newImage());
 *
 * TableChange.inserted(Map.of("id", Value.of(7)), Map.of("name", Value.of("Bo")))     // for a test
 * }</pre>
 *
 * <table>
 *   <caption>Where a component comes from; a dash means that it is absent there</caption>
 *   <tr><th>component</th><th>AWS (DynamoDB)</th><th>Google Cloud (Firestore)</th>
 *       <th>Azure (Cosmos DB, latest version)</th><th>CloudEvents</th></tr>
 *   <tr><td>change</td><td>eventName</td><td>end of the type; of {@code written} by the images</td>
 *       <td>always UNKNOWN, never a removal</td><td>type</td></tr>
 *   <tr><td>keys</td><td>dynamodb.Keys</td><td>name of the document</td>
 *       <td>id</td><td>subject</td></tr>
 *   <tr><td>newImage</td><td>dynamodb.NewImage</td><td>value</td><td>the document</td>
 *       <td>data</td></tr>
 *   <tr><td>oldImage</td><td>dynamodb.OldImage</td><td>oldValue</td><td>-</td><td>data</td></tr>
 *   <tr><td>sequenceNumber</td><td>dynamodb.SequenceNumber</td><td>-</td><td>_lsn</td>
 *       <td>sequence</td></tr>
 *   <tr><td>time</td><td>dynamodb.ApproximateCreationDateTime</td><td>updateTime</td><td>_ts</td>
 *       <td>time</td></tr>
 *   <tr><td>viewType</td><td>dynamodb.StreamViewType</td><td>-</td><td>-</td><td>-</td></tr>
 *   <tr><td>size</td><td>dynamodb.SizeBytes</td><td>-</td><td>-</td><td>-</td></tr>
 *   <tr><td>table</td><td>eventSourceARN</td><td>source</td><td>-</td><td>source</td></tr>
 *   <tr><td>principalType</td><td>userIdentity.type, of expiries</td><td>authtype</td><td>-</td>
 *       <td>authtype</td></tr>
 *   <tr><td>principal</td><td>userIdentity.principalId, of expiries</td><td>authid</td><td>-</td>
 *       <td>authid</td></tr>
 *   <tr><td>eventId</td><td>eventID</td><td>id</td><td>-</td><td>id</td></tr>
 * </table>
 *
 * <p>In its mode "all versions and deletes", Cosmos DB tells what happened, and of deletions the partition key.
 *
 * <p>Only AWS can be told from which change on a batch failed. What its stream tells of an item depends on
 * the view that was chosen for it: neither, one or both of the images.
 *
 * <p>The canonical constructor is for codecs and not stable: a component may be added. Build changes with
 * {@link #inserted} and its siblings, and with {@link #builder}.
 *
 * @param change what happened to the item
 * @param keys the attributes that identify the item
 * @param newImage the item after the change; absent after a removal and where the view lacks it
 * @param oldImage the item before the change; absent before an insertion and where the view lacks it
 * @param sequenceNumber the place in the stream; of DynamoDB a decimal number wider than 64 bits
 * @param time when it happened; approximate, of DynamoDB usually in whole seconds
 * @param viewType what the stream tells of an item, such as {@code NEW_AND_OLD_IMAGES}
 * @param size the size of keys and images in bytes
 * @param table the platform's full name of the table or its stream; on AWS the stream's ARN
 * @param principalType what kind of being made the change, such as {@code Service}
 * @param principal who made the change; on AWS only known of a deletion by the service itself
 * @param eventId the platform's id of the change
 * @param meta the platform, and every field that no component stands for
 */
public record TableChange(
    Change change,
    Map<String, Value> keys,
    @Nullable Map<String, Value> newImage,
    @Nullable Map<String, Value> oldImage,
    @Nullable String sequenceNumber,
    @Nullable Instant time,
    @Nullable String viewType,
    @Nullable Long size,
    @Nullable String table,
    @Nullable String principalType,
    @Nullable String principal,
    @Nullable String eventId,
    EventMeta meta) {

  static final String SERVICE = "Service";
  static final String TIME_TO_LIVE = "dynamodb.amazonaws.com";

  /** What happened to the item. */
  public enum Change {
    /** It is new. */
    INSERT,
    /** It was there before and is there still. */
    MODIFY,
    /** It is gone. */
    REMOVE,
    /** The platform does not say; it is there now, and may have been before. */
    UNKNOWN
  }

  /** Copies the maps. */
  public TableChange {
    keys = OrderedCopy.of(keys);
    newImage = newImage == null ? null : OrderedCopy.of(newImage);
    oldImage = oldImage == null ? null : OrderedCopy.of(oldImage);
  }

  /**
   * An item was inserted, with all that DynamoDB tells of it: see {@link #builder}.
   *
   * @param keys the attributes that identify the item
   * @param attributes its other attributes; the image has both
   */
  public static TableChange inserted(Map<String, Value> keys, Map<String, Value> attributes) {
    return builder().keys(keys).newImage(joined(keys, attributes)).build();
  }

  /** An item was modified: {@link #inserted} with its other attributes before and after. */
  public static TableChange modified(
      Map<String, Value> keys, Map<String, Value> before, Map<String, Value> after) {
    return inserted(keys, after).toBuilder()
        .change(Change.MODIFY)
        .oldImage(joined(keys, before))
        .build();
  }

  /** An item was removed: {@link #inserted} with the other attributes it had. */
  public static TableChange removed(Map<String, Value> keys, Map<String, Value> attributes) {
    return builder()
        .change(Change.REMOVE)
        .keys(keys)
        .oldImage(joined(keys, attributes))
        .build();
  }

  /** An item was removed since its time to live was over: {@link #isExpiry}. */
  public static TableChange expired(Map<String, Value> keys, Map<String, Value> attributes) {
    return removed(keys, attributes).toBuilder()
        .principalType(SERVICE)
        .principal(TIME_TO_LIVE)
        .build();
  }

  private static Map<String, Value> joined(Map<String, Value> keys, Map<String, Value> others) {
    Map<String, Value> image = new LinkedHashMap<>(keys);
    image.putAll(others);
    return image;
  }

  /**
   * A builder that starts with an insertion as DynamoDB sends it, but without keys and images: in 2026, in a
   * table {@code my-table}. Unless it is given, the event id depends on the sequence number alone.
   */
  public static TableChangeBuilder builder() {
    return new TableChangeBuilder();
  }

  /** A builder that starts with this change. */
  public TableChangeBuilder toBuilder() {
    return new TableChangeBuilder(this);
  }

  /**
   * One of the attributes that identify the item.
   *
   * @throws NoSuchElementException if the table has no such key; the message names those it has
   */
  public Value key(String name) {
    Value value = keys.get(name);
    if (value == null) {
      throw new NoSuchElementException("no key " + name + ", only " + keys.keySet());
    }
    return value;
  }

  /** An attribute after the change; empty if the item lacks it, or the platform does not tell. */
  public Optional<Value> newValue(String name) {
    return newImage == null ? Optional.empty() : Optional.ofNullable(newImage.get(name));
  }

  /** An attribute before the change; empty if the item lacked it, or the platform does not tell. */
  public Optional<Value> oldValue(String name) {
    return oldImage == null ? Optional.empty() : Optional.ofNullable(oldImage.get(name));
  }

  /** The sequence number as a number, to be compared; empty if there is none or it is no whole number. */
  public Optional<BigInteger> sequence() {
    String number = sequenceNumber;
    return number == null || !isWhole(number)
        ? Optional.empty()
        : Optional.of(new BigInteger(number));
  }

  private static boolean isWhole(String number) {
    boolean digits = !number.isEmpty();
    for (int i = 0; digits && i < number.length(); i++) {
      digits = number.charAt(i) >= '0' && number.charAt(i) <= '9';
    }
    return digits;
  }

  /** Whether DynamoDB itself removed the item, since its time to live was over. */
  public boolean isExpiry() {
    return change == Change.REMOVE
        && SERVICE.equals(principalType)
        && TIME_TO_LIVE.equals(principal);
  }

  /** The short name of the table: of an ARN what follows {@code table/}, else the last part. */
  public @Nullable String tableName() {
    return ResourceName.after("table/", table);
  }

  /** This change with another item after it. */
  public TableChange withNewImage(Map<String, Value> image) {
    return toBuilder().newImage(image).build();
  }

  /** This change with another item before it. */
  public TableChange withOldImage(Map<String, Value> image) {
    return toBuilder().oldImage(image).build();
  }

  /** This change at another place of the stream. */
  public TableChange withSequenceNumber(String newSequenceNumber) {
    return toBuilder().sequenceNumber(newSequenceNumber).build();
  }

  /** This change at another time. */
  public TableChange withTime(Instant newTime) {
    return toBuilder().time(newTime).build();
  }

  /** This change in another table, given by its full name. */
  public TableChange withTable(String newTable) {
    return toBuilder().table(newTable).build();
  }
}
