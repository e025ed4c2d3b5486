package dev.faas.events;

import dev.faas.EventHandler;

/**
 * A function that handles the messages of a queue one by one: a message whose handling throws is
 * delivered again. It is only a name for its types.
 *
 * <pre>{@code
 * QueueHandler pay = (message, context) -> payments.take(message.json(Order.class));
 * }</pre>
 */
@FunctionalInterface
public interface QueueHandler extends EventHandler<QueueMessage> {}
