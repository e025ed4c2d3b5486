package dev.faas.events.aws;

import dev.faas.Type;
import dev.faas.events.EventFormat;
import org.jspecify.annotations.Nullable;

/**
 * The events that only AWS has, a row each: functions that take one are bound by its type. Their classes
 * are told by their names, since to mention one loads it.
 */
final class OwnEvents {

  private OwnEvents() {}

  /** The format of this event, or null. */
  static @Nullable EventFormat<?, ?> format(Type<?> event) {
    return switch (event.value().getTypeName()) {
      case "dev.faas.events.aws.InvocationRecord" -> InvocationRecord.format();
      default -> null;
    };
  }

  /** What a function returns that takes this event; a row only where a service awaits something. */
  static Class<?> answer(Type<?> event) {
    return switch (event.value().getTypeName()) {
      default -> Void.class;
    };
  }
}
