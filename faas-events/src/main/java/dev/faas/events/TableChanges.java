package dev.faas.events;

import dev.faas.Batch;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Batches of table changes as a table's stream delivers them: for tests, and for whoever calls a function.
 *
 * <pre>{@code
 * TableChanges.of(
 *     TableChange.inserted(Map.of("id", Value.of(7)), Map.of("name", Value.of("Bo"))),
 *     TableChange.removed(Map.of("id", Value.of(8)), Map.of()))
 * }</pre>
 */
public final class TableChanges {

  private static final String ONE_SHARD = "shard";

  private TableChanges() {}

  /** These changes one after the other: the first keeps its sequence number, the others follow it. */
  public static Batch<TableChange> of(TableChange... changes) {
    List<TableChange> numbered = new ArrayList<>(changes.length);
    BigInteger first =
        changes.length == 0 ? BigInteger.ZERO : changes[0].sequence().orElse(BigInteger.ZERO);
    for (int i = 0; i < changes.length; i++) {
      String number = first.add(BigInteger.valueOf(i)).toString();
      numbered.add(i == 0 ? changes[i] : changes[i].withSequenceNumber(number));
    }
    return batch(numbered);
  }

  /**
   * These changes as they are, each with its sequence number as the id of the item. An invocation gets
   * changes of one shard, so all are in one lane: after a failed change no other is handled.
   */
  public static Batch<TableChange> batch(List<TableChange> changes) {
    List<Batch.Item<TableChange>> items = new ArrayList<>(changes.size());
    for (TableChange change : changes) {
      String number = change.sequenceNumber();
      items.add(new Batch.Item<>(number == null ? "" : number, ONE_SHARD, change));
    }
    return new Batch<>(items);
  }
}
