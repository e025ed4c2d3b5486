package dev.faas.events.json;

import dev.faas.DecodeException;
import java.math.BigDecimal;

/**
 * A JSON value. Immutable, with the equality of JSON: numbers by value, objects without order, null
 * different from absent.
 */
public sealed interface JsonValue
    permits JsonObject,
        JsonArray,
        JsonValue.JsonString,
        JsonValue.JsonNumber,
        JsonValue.JsonBoolean,
        JsonNull {

  /**
   * A text.
   *
   * @param value its characters, unescaped
   */
  record JsonString(String value) implements JsonValue {

    // Written out: the record's own would load some hundred classes at the first call.
    @Override
    public boolean equals(Object other) {
      return other instanceof JsonString that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
      return value.hashCode();
    }

    @Override
    public String toString() {
      return JsonText.write(this);
    }
  }

  /**
   * A number.
   *
   * @param value its exact value; 1.0 and 1 are the same JSON number and equal here
   */
  record JsonNumber(BigDecimal value) implements JsonValue {
    @Override
    public boolean equals(Object other) {
      return other instanceof JsonNumber that && value.compareTo(that.value) == 0;
    }

    @Override
    public int hashCode() {
      return Double.hashCode(value.doubleValue());
    }

    @Override
    public String toString() {
      return value.toString();
    }
  }

  /**
   * True or false.
   *
   * @param value which of the two
   */
  record JsonBoolean(boolean value) implements JsonValue {

    @Override
    public boolean equals(Object other) {
      return other instanceof JsonBoolean that && value == that.value;
    }

    @Override
    public int hashCode() {
      return Boolean.hashCode(value);
    }

    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  /** A text as a JSON value. */
  static JsonValue of(String text) {
    return new JsonString(text);
  }

  /** A whole number as a JSON value. */
  static JsonValue of(long number) {
    return new JsonNumber(BigDecimal.valueOf(number));
  }

  /** True or false as a JSON value. */
  static JsonValue of(boolean value) {
    return new JsonBoolean(value);
  }

  /**
   * Reads JSON text.
   *
   * @throws DecodeException if the text is not exactly one JSON value
   */
  static JsonValue parse(String json) {
    return JsonText.parse(json);
  }

  /**
   * Reads JSON in UTF-8.
   *
   * @throws DecodeException if the bytes are not exactly one JSON value
   */
  static JsonValue parse(byte[] json) {
    return JsonText.parse(json);
  }

  /** The value of a JSON text; for any other value its JSON, as {@link #toString} writes it. */
  default String text() {
    return this instanceof JsonString string ? string.value() : toString();
  }

  /** The value as compact JSON. */
  @Override
  String toString();
}
