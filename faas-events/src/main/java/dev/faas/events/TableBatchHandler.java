package dev.faas.events;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.Handler;

/**
 * A function that handles the changes of a table's items as they were delivered together, and says from
 * which on it failed: AWS delivers again from the earliest failed one. It is only a name for its types;
 * {@link TableHandler} is for one change at a time.
 */
@FunctionalInterface
public interface TableBatchHandler extends Handler<Batch<TableChange>, BatchResponse> {}
