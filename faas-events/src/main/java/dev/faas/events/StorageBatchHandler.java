package dev.faas.events;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.Handler;

/**
 * A function that handles the changes of stored objects as they were delivered together. No platform
 * takes the answer that only some of them failed: then the invocation fails with a {@link
 * FailedItemsException}. It is only a name for its types; {@link StorageHandler} is for one change at a
 * time.
 */
@FunctionalInterface
public interface StorageBatchHandler extends Handler<Batch<StorageEvent>, BatchResponse> {}
