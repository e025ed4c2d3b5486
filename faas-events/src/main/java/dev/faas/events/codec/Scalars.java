package dev.faas.events.codec;

import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.io.IOException;

/** The codecs of single values. */
public final class Scalars {

  /** A text. */
  public static final JsonCodec<String> TEXT = new Text();

  /** True or false. */
  public static final JsonCodec<Boolean> BOOLEAN = new Bool();

  /** A whole number of 32 bits. */
  public static final JsonCodec<Integer> INT = new Int();

  /** A whole number of 64 bits. */
  public static final JsonCodec<Long> LONG = new Whole();

  /** A whole number of 32 bits as a text, such as {@code "1"}. */
  public static final JsonCodec<Integer> INT_TEXT = new IntText();

  /** Any JSON, null included. */
  public static final JsonCodec<JsonValue> JSON = new Json();

  /** Any JSON object. */
  public static final JsonCodec<JsonObject> OBJECT = new AnyObject();

  private Scalars() {}

  private static final class Text extends JsonCodec<String> {
    @Override
    public String expected() {
      return "a text";
    }

    @Override
    public String read(WireReader in) throws IOException {
      return in.text();
    }

    @Override
    public void write(WireWriter out, String value) throws IOException {
      out.text(value);
    }
  }

  private static final class Bool extends JsonCodec<Boolean> {
    @Override
    public String expected() {
      return "true or false";
    }

    @Override
    public Boolean read(WireReader in) {
      return in.bool();
    }

    @Override
    public void write(WireWriter out, Boolean value) throws IOException {
      out.bool(value);
    }
  }

  private static final class Int extends JsonCodec<Integer> {
    @Override
    public String expected() {
      return "a whole number of at most 32 bits";
    }

    @Override
    public Integer read(WireReader in) throws IOException {
      long value = in.wholeNumber();
      if (value != (int) value) {
        throw in.failure(expected());
      }
      return (int) value;
    }

    @Override
    public void write(WireWriter out, Integer value) throws IOException {
      out.number(value);
    }
  }

  private static final class Whole extends JsonCodec<Long> {
    @Override
    public String expected() {
      return "a whole number of at most 64 bits";
    }

    @Override
    public Long read(WireReader in) throws IOException {
      return in.wholeNumber();
    }

    @Override
    public void write(WireWriter out, Long value) throws IOException {
      out.number(value);
    }
  }

  private static final class IntText extends JsonCodec<Integer> {
    @Override
    public String expected() {
      return "a whole number of at most 32 bits as a text";
    }

    @Override
    public Integer read(WireReader in) throws IOException {
      String text = in.text();
      int value;
      try {
        value = Integer.parseInt(text);
      } catch (NumberFormatException notANumber) {
        throw in.failure(expected());
      }
      if (!Integer.toString(value).equals(text)) {
        in.leave(JsonValue.of(text));
      }
      return value;
    }

    @Override
    public void write(WireWriter out, Integer value) throws IOException {
      out.text(value.toString());
    }
  }

  private static final class Json extends JsonCodec<JsonValue> {
    @Override
    public String expected() {
      return "a JSON value";
    }

    @Override
    public JsonValue read(WireReader in) throws IOException {
      return in.value();
    }

    @Override
    public void write(WireWriter out, JsonValue value) throws IOException {
      out.value(value);
    }
  }

  private static final class AnyObject extends JsonCodec<JsonObject> {
    @Override
    public String expected() {
      return "an object";
    }

    @Override
    public JsonObject read(WireReader in) throws IOException {
      in.startObject();
      return (JsonObject) in.value();
    }

    @Override
    public void write(WireWriter out, JsonObject value) throws IOException {
      out.value(value);
    }
  }
}
