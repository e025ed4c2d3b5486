package dev.faas.events.azure;

import dev.faas.events.EventMeta;
import dev.faas.events.TableChange;
import dev.faas.events.TableChange.Change;
import dev.faas.events.Value;
import dev.faas.events.azure.host.HostScalar;
import dev.faas.events.codec.Derivation.Same;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Instants;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of the change feed. In its mode "latest version" that is the item alone, as {@code {"current":
 * …}}: what happened to it is not told, and a removal is not seen at all. In its mode "all versions and
 * deletes" a deletion has the id and the partition key in its metadata, and {@code previous} only where that
 * was switched on. Facts: Azure Cosmos DB documentation, "Change feed modes in Azure Cosmos DB"; {@code _ts}
 * are whole seconds.
 */
final class CosmosChange extends Shape<TableChange> {

  static final String LATEST = "cosmos-db";
  static final String ALL = "cosmos-db-all-versions";

  private static final String ID = "id";
  private static final String SEQUENCE = "_lsn";
  private static final String TIME = "_ts";
  private static final Same<Map<String, Value>> SAME = new Same<>();
  private static final Same<String> TEXT = new Same<>();

  private static final String CREATE = "create";
  private static final String REPLACE = "replace";
  private static final String DELETE = "delete";

  private final String kind;

  CosmosChange(String kind) {
    super(change(Change.UNKNOWN, Map.of(), Map.of(), null, null, null, EventMeta.none()));
    this.kind = kind;
  }

  private static TableChange change(
      Change change,
      Map<String, Value> keys,
      @Nullable Map<String, Value> after,
      @Nullable Map<String, Value> before,
      @Nullable String sequence,
      @Nullable Instant time,
      EventMeta meta) {
    return new TableChange(
        change, keys, after, before, sequence, time, null, null, null, null, null, null, meta);
  }

  @Override
  protected TableChange fields(Fields f, TableChange c) throws IOException {
    EventMeta meta = f.meta(AzureEvents.PLATFORM, kind, c.meta());
    return kind.equals(LATEST) ? latest(f, c, meta) : all(f, c, meta);
  }

  private static TableChange latest(Fields f, TableChange c, EventMeta meta) throws IOException {
    Map<String, Value> item =
        f.required("current", ItemImage.ITEM, f.isReading() ? Map.of() : item(c));
    String seconds = whole(item.get(TIME));
    Instant time = seconds == null || seconds.length() > 12
        ? null
        : Instant.ofEpochSecond(Long.parseLong(seconds));
    return change(Change.UNKNOWN, key(item), item, null, whole(item.get(SEQUENCE)), time, meta);
  }

  private static TableChange all(Fields f, TableChange c, EventMeta meta) throws IOException {
    Map<String, Value> after = image(f, "current", c.newImage());
    Map<String, Value> before = image(f, "previous", c.oldImage());
    f.group("metadata");
    String operation = f.source("operationType", Scalars.TEXT, TEXT, operation(c.change()));
    Change change = change(operation);
    f.basis("operationType", operation(change));
    String sequence = f.optional("lsn", HostScalar.POSITION, c.sequenceNumber());
    Instant time = f.optional("crts", Instants.EPOCH_SECONDS, c.time());
    Map<String, Value> image = after != null ? after : before;
    Map<String, Value> keys = keys(f, c.keys(), image == null ? Map.of() : image);
    f.end();
    return change(change, keys, after, before, sequence, time, meta);
  }

  private static Change change(@Nullable String operation) {
    if (CREATE.equals(operation)) {
      return Change.INSERT;
    }
    if (REPLACE.equals(operation)) {
      return Change.MODIFY;
    }
    return DELETE.equals(operation) ? Change.REMOVE : Change.UNKNOWN;
  }

  private static @Nullable String operation(Change change) {
    if (change == Change.INSERT) {
      return CREATE;
    }
    if (change == Change.MODIFY) {
      return REPLACE;
    }
    return change == Change.REMOVE ? DELETE : null;
  }

  private static @Nullable Map<String, Value> image(
      Fields f, String name, @Nullable Map<String, Value> written) throws IOException {
    Map<String, Value> read = f.source(name, ItemImage.ITEM, SAME, written);
    Map<String, Value> image = read == null || read.isEmpty() ? null : read;
    f.basis(name, image);
    return image;
  }

  private static Map<String, Value> keys(
      Fields f, Map<String, Value> written, Map<String, Value> image) throws IOException {
    String id = f.source(ID, HostScalar.ANY_TEXT, TEXT, id(written));
    Map<String, Value> partition =
        f.source("partitionKey", ItemImage.ITEM, SAME, partition(written));
    Map<String, Value> keys = new LinkedHashMap<>(key(image));
    if (id != null) {
      keys.put(ID, Value.of(id));
    }
    if (partition != null) {
      keys.putAll(partition);
    }
    f.basis(ID, id(keys));
    f.basis("partitionKey", partition(keys));
    return keys;
  }

  private static @Nullable String id(Map<String, Value> keys) {
    return keys.get(ID) instanceof Value.Text id ? id.value() : null;
  }

  private static @Nullable Map<String, Value> partition(Map<String, Value> keys) {
    Map<String, Value> partition = new LinkedHashMap<>(keys);
    partition.remove(ID);
    return partition.isEmpty() ? null : partition;
  }

  /** The id of an item; its partition key is any other member, and not told. */
  private static Map<String, Value> key(Map<String, Value> item) {
    Value id = item.get(ID);
    return id == null ? Map.of() : Map.of(ID, id);
  }

  private static @Nullable String whole(@Nullable Value value) {
    return value instanceof Value.Decimal decimal && decimal.value().scale() == 0
        ? decimal.value().toString()
        : null;
  }

  private static Map<String, Value> item(TableChange change) {
    Map<String, Value> image = change.newImage();
    Map<String, Value> item = new LinkedHashMap<>(change.keys());
    item.putAll(image == null ? Map.of() : image);
    if (change.sequence().isPresent()) {
      item.put(SEQUENCE, Value.of(new BigDecimal(change.sequence().get())));
    }
    Instant time = change.time();
    if (time != null) {
      item.put(TIME, Value.of(time.getEpochSecond()));
    }
    return item;
  }
}
