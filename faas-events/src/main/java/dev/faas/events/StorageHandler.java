package dev.faas.events;

import dev.faas.EventHandler;

/**
 * A function that handles the changes of stored objects one by one: when the handling of one throws, the
 * whole delivery is repeated. It is only a name for its types.
 *
 * <pre>{@code
 * StorageHandler thumbnails = (event, context) -> scale(event.bucket(), event.key());
 * }</pre>
 */
@FunctionalInterface
public interface StorageHandler extends EventHandler<StorageEvent> {}
