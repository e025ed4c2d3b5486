package dev.faas.events;

import dev.faas.EventHandler;

/**
 * A function that handles the messages of a topic: one whose handling throws is delivered again. It is
 * only a name for its types.
 *
 * <pre>{@code
 * TopicHandler welcome = (message, context) -> greet(message.json(User.class));
 * }</pre>
 */
@FunctionalInterface
public interface TopicHandler extends EventHandler<TopicMessage> {}
