package dev.faas.events.azure;

import dev.faas.Batch;
import dev.faas.DecodeException;
import dev.faas.events.TableChange;
import dev.faas.events.azure.host.Envelope;
import dev.faas.events.azure.host.HostValue;
import dev.faas.events.codec.Framed;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a Cosmos DB container, an array as the trigger's data; each part is {@code {"current": …}},
 * with {@code previous} and {@code metadata} in the mode "all versions and deletes".
 */
final class TableEvents extends Framed<TableChange, Batch<TableChange>> {

  private static final String CURRENT = "current";

  private final JsonCodec<TableChange> latest = new CosmosChange(CosmosChange.LATEST);
  private final JsonCodec<TableChange> all = new CosmosChange(CosmosChange.ALL);

  TableEvents() {
    super(true);
  }

  @Override
  public String expected() {
    return "an object with Data and Metadata";
  }

  @Override
  protected List<JsonValue> split(String kind, JsonValue wire) {
    Envelope envelope = Envelope.required(kind, wire);
    if (!(HostValue.opened(envelope.data()) instanceof JsonArray changes)) {
      throw new DecodeException(
          kind,
          "$.Data." + envelope.name(),
          "an array of items",
          HostValue.described(envelope.data()),
          null);
    }
    List<JsonValue> parts = new ArrayList<>();
    for (JsonValue change : changes.elements()) {
      parts.add(isChange(change) ? change : JsonObject.EMPTY.with(CURRENT, change));
    }
    return parts;
  }

  /** Whether it is a change rather than the item itself. */
  private static boolean isChange(JsonValue change) {
    return change instanceof JsonObject members
        && members.get("id") == null
        && members.get("metadata") instanceof JsonObject metadata
        && (metadata.get("operationType") != null || metadata.get("lsn") != null);
  }

  @Override
  protected JsonValue join(List<JsonValue> parts, @Nullable JsonValue frame) {
    List<JsonValue> changes = new ArrayList<>();
    for (JsonValue part : parts) {
      changes.add(
          isChange(part) ? part : ((JsonObject) part).members().getOrDefault(CURRENT, part));
    }
    Envelope known = frame == null ? null : Envelope.of(frame);
    Envelope envelope = known == null ? Envelope.named("documents") : known;
    JsonValue list = new JsonArray(changes);
    boolean isSame = HostValue.opened(envelope.data()).equals(list);
    return envelope.withOpened(
        isSame ? list : HostValue.quoted(JsonValue.of(HostValue.json(list))));
  }

  @Override
  protected JsonCodec<TableChange> reader(JsonValue part) {
    return isChange(part) ? all : latest;
  }

  @Override
  protected JsonCodec<TableChange> writer(TableChange change, String kind) {
    boolean isRemoval = change.change() == TableChange.Change.REMOVE;
    return isRemoval || kind.equals(CosmosChange.ALL) ? all : latest;
  }
}
