package dev.faas.events.azure;

import dev.faas.events.EventMeta;
import dev.faas.events.TableChange;
import dev.faas.events.Value;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Shape;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item of the change feed in its mode "latest version": the item alone, as {@code {"current": …}}. What
 * happened to it is not told; a removal is not seen at all. Facts: Azure Cosmos DB documentation, "Change
 * feed modes in Azure Cosmos DB"; {@code _ts} are whole seconds.
 */
final class CosmosItem extends Shape<TableChange> {

  static final String KIND = "cosmos-db";

  static final TableChange BLANK = new TableChange(
      TableChange.Change.UNKNOWN,
      Map.of(),
      Map.of(),
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      EventMeta.none());

  private static final String ID = "id";
  private static final String SEQUENCE = "_lsn";
  private static final String TIME = "_ts";

  CosmosItem() {
    super(BLANK);
  }

  @Override
  protected TableChange fields(Fields f, TableChange c) throws IOException {
    EventMeta meta = f.meta(AzureEvents.PLATFORM, KIND, c.meta());
    Map<String, Value> item =
        f.required("current", ItemImage.ITEM, f.isReading() ? Map.of() : item(c));
    return new TableChange(
        TableChange.Change.UNKNOWN,
        key(item),
        item,
        null,
        whole(item.get(SEQUENCE)),
        time(item.get(TIME)),
        null,
        null,
        null,
        null,
        null,
        null,
        meta);
  }

  /** The id of an item; its partition key is any other member, and not told. */
  static Map<String, Value> key(Map<String, Value> item) {
    Value id = item.get(ID);
    return id == null ? Map.of() : Map.of(ID, id);
  }

  private static @Nullable String whole(@Nullable Value value) {
    return value instanceof Value.Decimal decimal && decimal.value().scale() == 0
        ? decimal.value().toString()
        : null;
  }

  private static @Nullable Instant time(@Nullable Value value) {
    String seconds = whole(value);
    return seconds == null || seconds.length() > 12
        ? null
        : Instant.ofEpochSecond(Long.parseLong(seconds));
  }

  private static Map<String, Value> item(TableChange change) {
    Map<String, Value> image = change.newImage();
    Map<String, Value> item = new LinkedHashMap<>(image == null ? change.keys() : image);
    for (Map.Entry<String, Value> key : change.keys().entrySet()) {
      item.putIfAbsent(key.getKey(), key.getValue());
    }
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
