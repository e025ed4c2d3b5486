package dev.faas.events;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.Handler;

/**
 * A function that handles the messages of a queue as they were delivered together, and says which of
 * them failed. It is only a name for its types; {@link QueueHandler} is for one message at a time.
 */
@FunctionalInterface
public interface QueueBatchHandler extends Handler<Batch<QueueMessage>, BatchResponse> {}
