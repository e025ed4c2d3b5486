package dev.faas.events;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.Handler;

/**
 * A function that handles the records of a stream as they were delivered together, and says from which on
 * it failed: AWS delivers again from the earliest failed one. It is only a name for its types; {@link
 * StreamHandler} is for one record at a time.
 */
@FunctionalInterface
public interface StreamBatchHandler extends Handler<Batch<StreamRecord>, BatchResponse> {}
