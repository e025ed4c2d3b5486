package dev.faas.filters;

import java.time.Instant;
import java.util.Optional;

/**
 * Where {@link Idempotency} keeps what it knows of each key: a table with conditional writes, such as
 * one of DynamoDB, or a map. All execution environments of a function share it, so it must be safe for
 * use by several threads and processes, and each method must be one atomic step: a condition that the
 * store itself checks as it writes, never a read followed by a write.
 *
 * <p>In the words of DynamoDB: {@link #begin} is a put on condition that there is no item or its {@code
 * until} is not after {@code now}, which gives back the item that stands in the way; {@link #complete}
 * is a put on condition that there is no item, or it has this {@code holder} and no {@code result};
 * {@link #release} is a deletion on the second of these conditions. A store may delete records whose
 * {@code until} has passed, and none before. It has no clock: times are given, and are to be kept in at
 * least milliseconds.
 *
 * <p>What a method throws fails the invocation, except that {@link Idempotency} logs a failure to
 * complete or to release, since the handler has ended by then.
 */
public interface IdempotencyStore {

  /**
   * Takes the key, unless a record that is live at this time stands in the way.
   *
   * @param key the function's name and a hash
   * @param claim a record in progress, which is to stand for the key
   * @param now the time of the claim
   * @return empty if the claim now stands (also if it stood already, as after a write whose answer was
   *     lost), else the record that was and is there
   * @throws Exception if it is not known what stands for the key
   */
  Optional<IdempotencyRecord> begin(String key, IdempotencyRecord claim, Instant now)
      throws Exception;

  /**
   * Puts a completed record in the place of the one in progress of the same holder, even if its lease is
   * over or the store has deleted it since.
   *
   * @param key the function's name and a hash
   * @param completed a completed record
   * @return whether it stands now, or stood already; false if another record stands for the key, and
   *     then nothing has changed
   * @throws Exception if it is not known what stands for the key
   */
  boolean complete(String key, IdempotencyRecord completed) throws Exception;

  /**
   * Takes the record in progress of this holder away; does nothing if there is none.
   *
   * @param key the function's name and a hash
   * @param holder who holds the lease
   * @throws Exception if it is not known what stands for the key
   */
  void release(String key, String holder) throws Exception;
}
