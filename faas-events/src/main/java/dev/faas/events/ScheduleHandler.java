package dev.faas.events;

import dev.faas.EventHandler;

/**
 * A function that runs when a schedule says so. It is only a name for its types.
 *
 * <pre>{@code
 * ScheduleHandler nightly = (event, context) -> cleanUp(event.time());
 * }</pre>
 */
@FunctionalInterface
public interface ScheduleHandler extends EventHandler<ScheduledEvent> {}
