package dev.faas.events.azure.host;

import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonNull;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import dev.faas.events.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Several events in one envelope: the data are an array, and what a single event has as metadata {@code X}
 * stands in an array {@code XArray} beside it. Each row becomes an envelope's part as a single event has
 * it.
 */
final class Columns {

  /** The metadata that all rows share. */
  static final String SHARED = "PartitionContext";

  private static final String ARRAY = "Array";

  private Columns() {}

  static boolean areIn(Envelope envelope) {
    for (String member : envelope.metadata().members().keySet()) {
      if (member.endsWith(ARRAY)) {
        return data(envelope) != null;
      }
    }
    return false;
  }

  static List<JsonValue> rows(Envelope envelope) {
    JsonArray data = data(envelope);
    List<JsonValue> rows = new ArrayList<>();
    if (data == null) {
      return rows;
    }
    for (int i = 0; i < data.elements().size(); i++) {
      JsonObject metadata = JsonObject.EMPTY;
      JsonValue shared = envelope.metadata().get(SHARED);
      if (shared != null) {
        metadata = metadata.with(SHARED, shared);
      }
      for (String member : envelope.metadata().members().keySet()) {
        JsonArray column = column(envelope, member, data.elements().size());
        if (column != null) {
          metadata = metadata.with(single(member), column.elements().get(i));
        }
      }
      rows.add(part(asOne(data.elements().get(i)), metadata));
    }
    return rows;
  }

  static JsonObject part(JsonValue data, JsonObject metadata) {
    return JsonObject.EMPTY.with(Envelope.DATA, data).with(Envelope.METADATA, metadata);
  }

  static JsonObject metadata(JsonObject part) {
    return part.get(Envelope.METADATA) instanceof JsonObject metadata ? metadata : JsonObject.EMPTY;
  }

  private static @Nullable JsonArray data(Envelope envelope) {
    return HostValue.opened(envelope.data()) instanceof JsonArray data ? data : null;
  }

  private static @Nullable JsonArray column(Envelope envelope, String member, int rows) {
    JsonValue value = envelope.metadata().get(member);
    return value != null
            && member.endsWith(ARRAY)
            && HostValue.opened(value) instanceof JsonArray column
            && column.elements().size() == rows
            && envelope.metadata().get(single(member)) == null
        ? column
        : null;
  }

  private static String single(String column) {
    return column.substring(0, column.length() - ARRAY.length());
  }

  /** The data of one row in the form that a single event's data have. */
  private static JsonValue asOne(JsonValue element) {
    return element instanceof JsonString ? HostValue.quoted(element) : element;
  }

  /**
   * The envelope of these rows.
   *
   * @param frame where the rows come from, or an envelope of nothing
   */
  static JsonValue joined(List<JsonValue> parts, Envelope frame) {
    List<JsonValue> data = new ArrayList<>();
    Map<String, List<JsonValue>> columns = new LinkedHashMap<>();
    JsonObject metadata = others(frame);
    for (int i = 0; i < parts.size(); i++) {
      JsonObject part = (JsonObject) parts.get(i);
      data.add(HostValue.unquoted(part.members().getOrDefault(Envelope.DATA, JsonNull.NULL)));
      JsonObject row = metadata(part);
      metadata = withShared(metadata, row.get(SHARED), i);
      for (Map.Entry<String, JsonValue> member : row.without(SHARED).members().entrySet()) {
        cells(columns, member.getKey(), parts.size()).set(i, member.getValue());
      }
    }
    for (Map.Entry<String, List<JsonValue>> column : columns.entrySet()) {
      String member = column.getKey() + ARRAY;
      JsonArray values = new JsonArray(column.getValue());
      metadata = metadata.with(member, spelled(frame.metadata().get(member), values));
    }
    return frame.with(spelled(frame.data(), new JsonArray(data)), metadata);
  }

  /** The metadata that belong to no row. */
  private static JsonObject others(Envelope frame) {
    JsonObject others = frame.metadata();
    JsonArray data = data(frame);
    for (String member : frame.metadata().members().keySet()) {
      if (data != null && column(frame, member, data.elements().size()) != null) {
        others = others.without(member);
      }
    }
    return others.without(SHARED);
  }

  private static JsonObject withShared(JsonObject metadata, @Nullable JsonValue shared, int row) {
    JsonValue known = metadata.get(SHARED);
    if (row > 0 && (shared == null ? known != null : !shared.equals(known))) {
      throw new IllegalArgumentException("a batch comes from one partition, but the rows have "
          + known + " and " + shared + ". Encode those of each partition as a batch of its own.");
    }
    return shared == null ? metadata : metadata.with(SHARED, shared);
  }

  private static List<JsonValue> cells(
      Map<String, List<JsonValue>> columns, String member, int rows) {
    List<JsonValue> cells = columns.get(member);
    if (cells == null) {
      cells = new ArrayList<>();
      for (int i = 0; i < rows; i++) {
        cells.add(JsonNull.NULL);
      }
      columns.put(member, cells);
    }
    return cells;
  }

  private static JsonValue spelled(@Nullable JsonValue known, JsonArray values) {
    return known != null && HostValue.opened(known).equals(values)
        ? known
        : HostValue.quoted(values);
  }
}
