package dev.faas;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The items that a platform delivers in one invocation, in the order of delivery. Immutable.
 *
 * @param <E> the item
 * @param items never null; empty where the platform sent an empty batch
 */
public record Batch<E>(List<Item<E>> items) {

  /**
   * One delivered item.
   *
   * @param <E> the item
   * @param id what the platform calls the item when it is told of a failure; not always unique
   * @param lane the items that must be handled in order (a FIFO message group, a shard, a partition), or
   *     null for an item that depends on no other
   * @param event the item itself
   */
  public record Item<E>(String id, @Nullable String lane, E event) {}

  /** Copies the list. */
  public Batch {
    items = List.copyOf(items);
  }

  /** The items without their ids and lanes. */
  public List<E> events() {
    List<E> events = new ArrayList<>(items.size());
    for (Item<E> item : items) {
      events.add(item.event());
    }
    return List.copyOf(events);
  }
}
