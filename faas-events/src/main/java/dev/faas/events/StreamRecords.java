package dev.faas.events;

import dev.faas.Batch;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Batches of stream records as a shard delivers them: for tests, and for whoever calls a function.
 *
 * <pre>{@code
 * StreamRecords.of("first", "second")
 * StreamRecords.batch(List.of(StreamRecord.of("1").withPosition("1")))
 * }</pre>
 */
public final class StreamRecords {

  private static final String ONE_SHARD = "shard";

  private StreamRecords() {}

  /** Complete records with these texts, one after the other: see {@link StreamRecord#of(String)}. */
  public static Batch<StreamRecord> of(String... data) {
    BigInteger first = new BigInteger(StreamRecordBuilder.POSITION);
    List<StreamRecord> records = new ArrayList<>(data.length);
    for (int i = 0; i < data.length; i++) {
      String position = first.add(BigInteger.valueOf(i)).toString();
      records.add(StreamRecord.of(data[i]).withPosition(position));
    }
    return batch(records);
  }

  /** These records as a batch, like {@link #batch}. */
  public static Batch<StreamRecord> of(StreamRecord... records) {
    return batch(List.of(records));
  }

  /**
   * These records, each with its position as the id of the item and its shard as the lane: after a failed
   * record no other of its shard is handled. Records that do not tell their shard are of one and the same.
   */
  public static Batch<StreamRecord> batch(List<StreamRecord> records) {
    List<Batch.Item<StreamRecord>> items = new ArrayList<>(records.size());
    for (StreamRecord record : records) {
      String shard = record.shard();
      String position = record.position();
      items.add(new Batch.Item<>(
          position == null ? "" : position, shard == null ? ONE_SHARD : shard, record));
    }
    return new Batch<>(items);
  }
}
