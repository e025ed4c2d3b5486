package dev.faas.events.jackson;

import dev.faas.DecodeException;
import dev.faas.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what either Jackson says about JSON that does not fit a type. */
final class MappingFailure {

  private static final int SHOWN = 100;

  private final String kind;
  private final StringBuilder path = new StringBuilder("$");

  MappingFailure(Type<?> type) {
    this.kind = type.value() instanceof Class<?> known ? known.getSimpleName() : type.toString();
  }

  /** Goes into the member of this name or, if that is null, into the element of this index. */
  void enter(@Nullable String name, int index) {
    if (name == null) {
      path.append('[').append(index < 0 ? "?" : Integer.toString(index)).append(']');
    } else if (isPlain(name)) {
      path.append('.').append(name);
    } else {
      path.append("['").append(name).append("']");
    }
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (!Character.isJavaIdentifierPart(name.charAt(i))) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  /** Not JSON at all. */
  DecodeException syntax(String message, int line, int column, Throwable cause) {
    return because("JSON", firstLine(message) + " in line " + line + ", column " + column, cause);
  }

  /** Null where a value is due. */
  DecodeException nothing() {
    return new DecodeException(kind, "$", kind, "null", null);
  }

  /** A value that cannot be turned into the type, though it is of a kind that could. */
  DecodeException badValue(@Nullable Object value, @Nullable Class<?> target, Throwable cause) {
    return because(
        name(target), value instanceof CharSequence text ? quoted(text) : "" + value, cause);
  }

  /** A number beyond the range of its type. */
  DecodeException range(@Nullable Class<?> target, String message, Throwable cause) {
    return because(name(target), firstLine(message), cause);
  }

  /** A member that the type does not have. */
  DecodeException unknown(@Nullable Collection<Object> known, Throwable cause) {
    return because("one of " + known, "a name that is none of them", cause);
  }

  /** A value that the type's own constructor refuses. */
  DecodeException refused(Class<?> target, String message, Throwable cause) {
    Throwable reason = cause.getCause();
    String own = reason == null ? null : reason.getMessage();
    return because("a valid " + name(target), own == null ? firstLine(message) : own, cause);
  }

  /**
   * A value of another kind.
   *
   * @param token the name of Jackson's token, or null
   */
  DecodeException mismatch(
      @Nullable Class<?> target, @Nullable String token, String message, Throwable cause) {
    if (message.startsWith("Trailing token")) {
      return because("the end of the input", firstLine(message), cause);
    }
    String found = token == null ? null : describe(token);
    return because(name(target), found == null ? firstLine(message) : found, cause);
  }

  DecodeException because(String expected, String found, Throwable cause) {
    return new DecodeException(kind, path.toString(), expected, found, cause);
  }

  private static @Nullable String describe(String token) {
    return switch (token) {
      case "START_OBJECT" -> "an object";
      case "START_ARRAY" -> "an array";
      case "VALUE_STRING" -> "a text";
      case "VALUE_NUMBER_INT", "VALUE_NUMBER_FLOAT" -> "a number";
      case "VALUE_TRUE" -> "true";
      case "VALUE_FALSE" -> "false";
      case "VALUE_NULL" -> "null";
      default -> null;
    };
  }

  private static String name(@Nullable Class<?> type) {
    if (type == null) {
      return "another value";
    }
    if (type.isArray() || Collection.class.isAssignableFrom(type)) {
      return "an array";
    }
    if (Map.class.isAssignableFrom(type)) {
      return "an object";
    }
    Object[] constants = type.getEnumConstants();
    return constants == null ? type.getSimpleName() : "one of " + Arrays.toString(constants);
  }

  private static String quoted(CharSequence text) {
    return text.length() <= SHOWN ? "\"" + text + "\"" : "\"" + text.subSequence(0, SHOWN) + "…\"";
  }

  /** Jackson's later lines say where in its own words. */
  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
