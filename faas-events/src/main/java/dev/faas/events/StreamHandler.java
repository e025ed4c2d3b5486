package dev.faas.events;

import dev.faas.EventHandler;

/**
 * A function that handles the records of a stream one by one, in the order of their shard: a record whose
 * handling throws is delivered again, with all that follow it. It is only a name for its types.
 *
 * <pre>{@code
 * StreamHandler clicks = (record, context) -> count(record.json(Click.class));
 * }</pre>
 */
@FunctionalInterface
public interface StreamHandler extends EventHandler<StreamRecord> {}
