package dev.faas;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fan-out of a batch: one call for each item, one lane after a failure given up. */
final class EachItem<E> implements Handler<Batch<E>, BatchResponse> {

  private final Handler<E, @Nullable Void> handler;

  EachItem(Handler<E, @Nullable Void> handler) {
    this.handler = handler;
  }

  @Override
  public BatchResponse handle(Batch<E> batch, Context context) throws Exception {
    Set<String> failedIds = new LinkedHashSet<>();
    Set<String> stoppedLanes = new HashSet<>();
    for (Batch.Item<E> item : batch.items()) {
      String lane = item.lane();
      boolean stopped = lane != null && stoppedLanes.contains(lane);
      if (stopped || context.isCancelled() || !handled(item, context)) {
        failedIds.add(item.id());
        if (lane != null) {
          stoppedLanes.add(lane);
        }
      }
    }
    return failedIds.isEmpty()
        ? BatchResponse.success()
        : new BatchResponse(List.copyOf(failedIds));
  }

  private boolean handled(Batch.Item<E> item, Context context) throws Exception {
    try {
      handler.handle(item.event(), context);
      return true;
    } catch (InterruptedException interrupt) {
      throw interrupt;
    } catch (Exception failure) {
      if (Thread.currentThread().isInterrupted()) {
        throw failure;
      }
      context.logger().error("item {} failed: {}", item.id(), failure, failure);
      return false;
    }
  }
}
