package dev.faas.events.aws;

import dev.faas.Type;
import dev.faas.events.EventFormat;
import org.jspecify.annotations.Nullable;

/**
 * The events that only AWS has, a row each: functions that take one are bound by its type.
 *
 * @param format of the event
 * @param answer what the function returns; {@code Void} where nothing is awaited
 */
record OwnEvent(EventFormat<?, ?> format, Class<?> answer) {

  /** The row of this event, or null. Classes are told by their names, since to mention them loads them. */
  static @Nullable OwnEvent of(Type<?> event) {
    return switch (event.value().getTypeName()) {
      case "dev.faas.events.aws.InvocationRecord" ->
        new OwnEvent(InvocationRecord.format(), Void.class);
      default -> null;
    };
  }
}
