package dev.faas.invoker.handler;

import dev.faas.Type;
import dev.faas.events.json.JsonMapper;
import dev.faas.events.json.JsonNull;
import dev.faas.events.json.JsonValue;
import dev.faas.events.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Maps what needs no library: texts, numbers, booleans, and maps and lists of them. The service's runtime
 * brings a library of its own; where the user has none, this is enough for many functions.
 */
final class PlainMapper implements JsonMapper {

  private final String advice;

  private PlainMapper(String advice) {
    this.advice = advice;
  }

  /**
   * The mapper of the class's loader, or this one where there is none and the type allows it.
   *
   * @throws IllegalStateException if there is none and the type needs one
   */
  static JsonMapper orTheUsers(Class<?> userClass, Type<?> type) {
    try {
      return JsonMapper.standard(userClass);
    } catch (IllegalStateException none) {
      String advice = String.valueOf(none.getMessage());
      if (PlainValues.isPlain(type.value())) {
        return new PlainMapper(advice);
      }
      throw new IllegalStateException(
          "the handler in " + userClass.getName() + " takes or returns " + type + ", for which "
              + advice,
          none);
    }
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // null only stands inside of maps and lists
  public <T> T read(byte[] json, Type<T> type) {
    return (T) PlainValues.read(JsonValue.parse(json), type.value(), "$");
  }

  @Override
  public byte[] write(@Nullable Object value) {
    try {
      JsonWriter writer = new JsonWriter();
      write(writer, value);
      return writer.toBytes();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private void write(JsonWriter out, @Nullable Object value) throws IOException {
    if (value == null) {
      out.value(JsonNull.NULL);
    } else if (value instanceof JsonValue json) {
      out.value(json);
    } else if (value instanceof Boolean bool) {
      out.bool(bool);
    } else if (value instanceof Number number && isFinite(number)) {
      out.number(number.toString());
    } else if (isText(value)) {
      out.text(value.toString());
    } else if (value instanceof Map<?, ?> map) {
      writeMembers(out, map);
    } else if (value instanceof Iterable<?> elements) {
      out.startArray();
      for (Object element : elements) {
        write(out, element);
      }
      out.endArray();
    } else {
      throw new IllegalArgumentException(
          "the result has a " + value.getClass().getName() + ", for which " + advice);
    }
  }

  private void writeMembers(JsonWriter out, Map<?, ?> map) throws IOException {
    out.startObject();
    for (Map.Entry<?, ?> member : map.entrySet()) {
      out.name(String.valueOf(member.getKey()));
      write(out, member.getValue());
    }
    out.endObject();
  }

  /** Numbers that JSON has no digits for are written as texts, as Jackson does. */
  private static boolean isText(Object value) {
    return value instanceof CharSequence || value instanceof Character || value instanceof Number;
  }

  private static boolean isFinite(Number number) {
    return !(number instanceof Double || number instanceof Float)
        || Double.isFinite(number.doubleValue());
  }
}
