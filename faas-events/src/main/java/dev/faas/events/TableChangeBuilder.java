package dev.faas.events;

import dev.faas.events.TableChange.Change;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a {@link TableChange}: see {@link TableChange#builder}. For one thread. */
public final class TableChangeBuilder {

  private Change change = Change.INSERT;
  private Map<String, Value> keys = new LinkedHashMap<>();
  private @Nullable Map<String, Value> newImage;
  private @Nullable Map<String, Value> oldImage;
  private @Nullable String sequenceNumber = "4421584500000000017450439091";
  // noon of 1 January 2026; as a number, since parsing costs some hundred classes
  private @Nullable Instant time = Instant.ofEpochSecond(1_767_268_800L);
  private @Nullable String viewType = "NEW_AND_OLD_IMAGES";
  private @Nullable Long size = 26L;
  private @Nullable String table =
      "arn:aws:dynamodb:us-east-1:123456789012:table/my-table/stream/2025-12-01T08:00:00.000";
  private @Nullable String principalType;
  private @Nullable String principal;
  private @Nullable String eventId;
  private EventMeta meta = EventMeta.none();
  private boolean idIsGiven;

  TableChangeBuilder() {}

  TableChangeBuilder(TableChange change) {
    this.change = change.change();
    keys = new LinkedHashMap<>(change.keys());
    newImage = change.newImage();
    oldImage = change.oldImage();
    sequenceNumber = change.sequenceNumber();
    time = change.time();
    viewType = change.viewType();
    size = change.size();
    table = change.table();
    principalType = change.principalType();
    principal = change.principal();
    meta = change.meta();
    eventId = change.eventId();
    idIsGiven = eventId == null || !eventId.equals(idOfPlace());
  }

  /** What happened to the item. */
  public TableChangeBuilder change(Change newChange) {
    change = newChange;
    return this;
  }

  /** One more of the attributes that identify the item. */
  public TableChangeBuilder key(String name, Value value) {
    keys.put(name, value);
    return this;
  }

  /** All attributes that identify the item. */
  public TableChangeBuilder keys(Map<String, Value> newKeys) {
    keys = new LinkedHashMap<>(newKeys);
    return this;
  }

  /** The whole item after the change, its keys included. */
  public TableChangeBuilder newImage(@Nullable Map<String, Value> image) {
    newImage = image;
    return this;
  }

  /** The whole item before the change, its keys included. */
  public TableChangeBuilder oldImage(@Nullable Map<String, Value> image) {
    oldImage = image;
    return this;
  }

  /** The place in the stream; of DynamoDB a decimal number wider than 64 bits. */
  public TableChangeBuilder sequenceNumber(@Nullable String newSequenceNumber) {
    sequenceNumber = newSequenceNumber;
    return this;
  }

  /** When it happened. */
  public TableChangeBuilder time(@Nullable Instant newTime) {
    time = newTime;
    return this;
  }

  /** What the stream tells of an item; the images are left as they are. */
  public TableChangeBuilder viewType(@Nullable String newViewType) {
    viewType = newViewType;
    return this;
  }

  /** The size of keys and images in bytes; it is not computed. */
  public TableChangeBuilder size(@Nullable Long bytes) {
    size = bytes;
    return this;
  }

  /** The platform's full name of the table or its stream; on AWS the stream's ARN. */
  public TableChangeBuilder table(@Nullable String newTable) {
    table = newTable;
    return this;
  }

  /** What kind of being made the change. */
  public TableChangeBuilder principalType(@Nullable String newPrincipalType) {
    principalType = newPrincipalType;
    return this;
  }

  /** Who made the change. */
  public TableChangeBuilder principal(@Nullable String newPrincipal) {
    principal = newPrincipal;
    return this;
  }

  /** The platform's id of the change; by default made from the sequence number. */
  public TableChangeBuilder eventId(@Nullable String newEventId) {
    eventId = newEventId;
    idIsGiven = true;
    return this;
  }

  /** The change. The builder can be used on. */
  public TableChange build() {
    return new TableChange(
        change,
        keys,
        newImage,
        oldImage,
        sequenceNumber,
        time,
        viewType,
        size,
        table,
        principalType,
        principal,
        idIsGiven ? eventId : idOfPlace(),
        meta);
  }

  private String idOfPlace() {
    return QueueMessageBuilder.uuid(String.valueOf(sequenceNumber)).replace("-", "");
  }
}
