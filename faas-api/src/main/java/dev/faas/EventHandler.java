package dev.faas;

import org.jspecify.annotations.Nullable;

/**
 * A handler of one item: a message, a record, a notification. Where the platform delivers batches, the
 * binding calls it once for each item and reports the failed ones (see {@link Invocable#bindEach}).
 *
 * @param <E> the item
 */
@FunctionalInterface
public interface EventHandler<E> extends Handler<E, @Nullable Void> {

  /**
   * Handles one item. Returning means: done. Throwing means: this item failed.
   *
   * @param event the item
   * @param context the invocation that delivered it, the same for all items of a batch
   * @throws Exception when this item could not be handled and should be delivered again
   */
  void on(E event, Context context) throws Exception;

  /** Calls {@link #on} and returns null. */
  @Override
  @SuppressWarnings("NullAway") // null is the only Void; on JDK 17 the check does not see through O
  default @Nullable Void handle(E event, Context context) throws Exception {
    on(event, context);
    return null;
  }
}
