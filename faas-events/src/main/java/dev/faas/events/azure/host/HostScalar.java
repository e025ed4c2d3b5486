package dev.faas.events.azure.host;

import dev.faas.events.Body;
import dev.faas.events.MessageAttribute;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import dev.faas.events.json.JsonReader;
import dev.faas.events.json.JsonValue;
import dev.faas.events.json.JsonValue.JsonBoolean;
import dev.faas.events.json.JsonValue.JsonNumber;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The codecs of single values as the host writes them, where numbers may stand inside texts. All are this
 * one class, since each further class has its price.
 *
 * @param <T> the Java type
 */
public final class HostScalar<T> extends JsonCodec<T> {

  /** A whole number of 32 bits, or the text of one. */
  public static final JsonCodec<Integer> COUNT =
      new HostScalar<>("a whole number of at most 32 bits");

  /** A whole number of any size, or any text, as a text. */
  public static final JsonCodec<String> POSITION = new HostScalar<>("a whole number");

  /**
   * A time in ISO 8601; one without an offset is in UTC, since the host writes {@code EnqueuedTimeUtc} and
   * its like so.
   */
  public static final JsonCodec<Instant> TIME = new HostScalar<>("a time in ISO 8601 as a text");

  /** A text; any other value is taken as its JSON. */
  public static final JsonCodec<String> ANY_TEXT = new HostScalar<>("a text");

  /** The value of a trigger's binding: see {@link HostValue#body}. */
  public static final JsonCodec<Body> BODY = new HostScalar<>("a text, base64 or JSON");

  /**
   * What a sender put beside the body of a message: a text, a number, or true or false, of type {@code
   * String}, {@code Number} and {@code Boolean}.
   */
  public static final JsonCodec<MessageAttribute> PROPERTY = new HostScalar<>("a property");

  private static final String NUMBER = "Number";
  private static final String BOOLEAN = "Boolean";

  private final String expected;

  private HostScalar(String expected) {
    this.expected = expected;
  }

  @Override
  public String expected() {
    return expected;
  }

  @Override
  @SuppressWarnings("unchecked")
  public T read(WireReader in) throws IOException {
    JsonValue wire = in.value();
    Object value;
    try {
      value = value(wire);
    } catch (ArithmeticException | NumberFormatException | DateTimeException notOne) {
      throw in.failure(expected, HostValue.described(wire));
    }
    if (!form(value).equals(wire)) {
      in.leave(wire);
    }
    return (T) value;
  }

  @Override
  public void write(WireWriter out, T value) throws IOException {
    out.value(form(value));
  }

  @SuppressWarnings("ReferenceEquality") // there is one codec of each kind
  private Object value(JsonValue wire) {
    if (this == BODY) {
      return HostValue.body(wire);
    }
    String text = wire.text();
    if (this == COUNT) {
      return new BigDecimal(text).intValueExact();
    }
    if (this == TIME) {
      return time(text);
    }
    if (this == POSITION && wire instanceof JsonNumber number) {
      return whole(number.value());
    }
    if (this == PROPERTY) {
      String type =
          wire instanceof JsonNumber ? NUMBER : wire instanceof JsonBoolean ? BOOLEAN : "String";
      return new MessageAttribute.Text(type, text);
    }
    return text;
  }

  private static String whole(BigDecimal number) {
    if (Math.abs((long) number.scale()) > JsonReader.MAX_NUMBER) {
      throw new ArithmeticException("reckoning with it could take any time");
    }
    return number.toBigIntegerExact().toString();
  }

  private static Instant time(String text) {
    boolean hasOffset = text.endsWith("Z")
        || Math.max(text.lastIndexOf('-'), text.indexOf('+')) > text.indexOf('T');
    return hasOffset
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }

  @SuppressWarnings("ReferenceEquality") // there is one codec of each kind
  private JsonValue form(Object value) {
    if (value instanceof Body body) {
      return HostValue.form(body);
    }
    if (value instanceof Integer count) {
      return JsonValue.of(count.longValue());
    }
    if (value instanceof MessageAttribute property) {
      return property(property);
    }
    String text = value.toString();
    return this == POSITION ? numberOrText(text) : JsonValue.of(text);
  }

  private static JsonValue property(MessageAttribute property) {
    if (property instanceof MessageAttribute.Binary binary) {
      return JsonValue.of(binary.value().wire());
    }
    if (property.dataType().equals(BOOLEAN)) {
      return JsonValue.of(Boolean.parseBoolean(property.text()));
    }
    return property.dataType().startsWith(NUMBER)
        ? numberOrText(property.text())
        : JsonValue.of(property.text());
  }

  private static JsonValue numberOrText(String text) {
    try {
      return new JsonNumber(new BigDecimal(text));
    } catch (NumberFormatException noNumber) {
      return JsonValue.of(text);
    }
  }
}
