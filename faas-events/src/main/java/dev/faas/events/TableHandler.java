package dev.faas.events;

import dev.faas.EventHandler;

/**
 * A function that handles the changes of a table's items one by one, in their order: a change whose
 * handling throws is delivered again, with all that follow it. It is only a name for its types.
 *
 * <pre>{@code
 * TableHandler index = (change, context) -> search.put(change.key("id").text(), change.newImage());
 * }</pre>
 */
@FunctionalInterface
public interface TableHandler extends EventHandler<TableChange> {}
