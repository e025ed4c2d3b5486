package dev.faas.events;

import dev.faas.EventHandler;

/**
 * A function that handles the events of a bus: one whose handling throws is delivered again. It is only a
 * name for its types.
 *
 * <pre>{@code
 * BusHandler audit = (event, context) -> keep(event.source(), event.type(), event.json(Order.class));
 * }</pre>
 */
@FunctionalInterface
public interface BusHandler extends EventHandler<BusEvent> {}
