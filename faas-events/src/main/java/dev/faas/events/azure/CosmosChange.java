package dev.faas.events.azure;

import dev.faas.events.EventMeta;
import dev.faas.events.TableChange;
import dev.faas.events.TableChange.Change;
import dev.faas.events.Value;
import dev.faas.events.azure.host.HostScalars;
import dev.faas.events.codec.Derivation;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Instants;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of the change feed in its mode "all versions and deletes". Facts: Azure Cosmos DB documentation,
 * "Change feed modes in Azure Cosmos DB": a deletion has the id and the partition key in its metadata, and
 * {@code previous} only where that was switched on.
 */
final class CosmosChange extends Shape<TableChange> {

  static final String KIND = "cosmos-db-all-versions";

  private static final String ID = "id";
  private static final HostScalars.Same<Map<String, Value>> SAME = new HostScalars.Same<>();
  private static final Operation OPERATION = new Operation();
  private static final Id KEY = new Id();
  private static final Partition PARTITION = new Partition();

  CosmosChange() {
    super(CosmosItem.BLANK);
  }

  @Override
  protected TableChange fields(Fields f, TableChange c) throws IOException {
    EventMeta meta = f.meta(AzureEvents.PLATFORM, KIND, c.meta());
    Map<String, Value> after = image(f, "current", c.newImage());
    Map<String, Value> before = image(f, "previous", c.oldImage());
    f.group("metadata");
    String operation = f.source("operationType", Scalars.TEXT, OPERATION, c.change());
    Change change = change(operation);
    f.basis("operationType", change);
    String sequence = f.optional("lsn", HostScalars.POSITION, c.sequenceNumber());
    Instant time = f.optional("crts", Instants.EPOCH_SECONDS, c.time());
    Map<String, Value> known = after != null ? after : before;
    Map<String, Value> keys = keys(f, c.keys(), known == null ? Map.of() : known);
    f.end();
    return new TableChange(
        change, keys, after, before, sequence, time, null, null, null, null, null, null, meta);
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
    String id = f.source(ID, HostScalars.ANY_TEXT, KEY, written);
    Map<String, Value> partition = f.source("partitionKey", ItemImage.ITEM, PARTITION, written);
    Map<String, Value> keys = new LinkedHashMap<>(CosmosItem.key(image));
    if (id != null) {
      keys.put(ID, Value.of(id));
    }
    if (partition != null) {
      keys.putAll(partition);
    }
    f.basis(ID, keys);
    f.basis("partitionKey", keys);
    return keys;
  }

  private static Change change(@Nullable String operation) {
    return operation == null
        ? Change.UNKNOWN
        : switch (operation) {
          case "create" -> Change.INSERT;
          case "replace" -> Change.MODIFY;
          case "delete" -> Change.REMOVE;
          default -> Change.UNKNOWN;
        };
  }

  private static final class Operation extends Derivation<Change, String> {
    @Override
    public @Nullable String of(Change change) {
      return switch (change) {
        case INSERT -> "create";
        case MODIFY -> "replace";
        case REMOVE -> "delete";
        case UNKNOWN -> null;
      };
    }
  }

  private static final class Id extends Derivation<Map<String, Value>, String> {
    @Override
    public @Nullable String of(Map<String, Value> keys) {
      return keys.get(ID) instanceof Value.Text id ? id.value() : null;
    }
  }

  private static final class Partition extends Derivation<Map<String, Value>, Map<String, Value>> {
    @Override
    public @Nullable Map<String, Value> of(Map<String, Value> keys) {
      Map<String, Value> partition = new LinkedHashMap<>(keys);
      partition.remove(ID);
      return partition.isEmpty() ? null : partition;
    }
  }
}
