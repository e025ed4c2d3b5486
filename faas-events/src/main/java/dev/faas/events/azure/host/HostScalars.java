package dev.faas.events.azure.host;

import dev.faas.events.codec.Derivation;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import dev.faas.events.json.JsonValue;
import dev.faas.events.json.JsonValue.JsonNumber;
import dev.faas.events.json.JsonValue.JsonString;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The codecs of single values in metadata, where numbers may stand inside texts. */
public final class HostScalars {

  /** A whole number of 32 bits, or the text of one. */
  public static final JsonCodec<Integer> COUNT = new Count();

  /** A whole number of any size, or the text of one, as a text. */
  public static final JsonCodec<String> POSITION = new Position();

  /**
   * A time in ISO 8601; one without an offset is in UTC, since the host writes {@code EnqueuedTimeUtc} and
   * its like so.
   */
  public static final JsonCodec<Instant> TIME = new Time();

  /** A text; any other value is taken as its JSON. */
  public static final JsonCodec<String> ANY_TEXT = new AnyText();

  private HostScalars() {}

  /** The same once more. */
  public static final class Same<T> extends Derivation<T, T> {

    /** What says the same as another member. */
    public Same() {}

    @Override
    public T of(T value) {
      return value;
    }

    @Override
    public boolean isUsual(T value, T member) {
      return value.equals(member);
    }
  }

  private static final class Count extends JsonCodec<Integer> {
    @Override
    public String expected() {
      return "a whole number of at most 32 bits";
    }

    @Override
    public Integer read(WireReader in) throws IOException {
      JsonValue value = in.value();
      int count;
      try {
        count = new BigDecimal(value.text()).intValueExact();
      } catch (ArithmeticException | NumberFormatException noSuchNumber) {
        throw in.failure(expected(), HostValue.described(value));
      }
      if (value instanceof JsonString) {
        in.leave(value);
      }
      return count;
    }

    @Override
    public void write(WireWriter out, Integer value) throws IOException {
      out.number(value);
    }
  }

  private static final class Position extends JsonCodec<String> {
    @Override
    public String expected() {
      return "a whole number";
    }

    @Override
    public String read(WireReader in) throws IOException {
      JsonValue value = in.value();
      String digits = value.text();
      if (!(value instanceof JsonString) && !isWhole(digits)) {
        throw in.failure(expected(), HostValue.described(value));
      }
      if (value instanceof JsonString && isWhole(digits)) {
        in.leave(value);
      }
      return digits;
    }

    @Override
    public void write(WireWriter out, String value) throws IOException {
      if (isWhole(value)) {
        out.number(value);
      } else {
        out.text(value);
      }
    }

    /** Whether it is a whole number without plus, leading zeros and exponent. */
    private static boolean isWhole(String text) {
      int from = text.startsWith("-") ? 1 : 0;
      for (int i = from; i < text.length(); i++) {
        if (text.charAt(i) < '0' || text.charAt(i) > '9') {
          return false;
        }
      }
      return text.length() == from + 1 || (text.length() > from && text.charAt(from) != '0');
    }
  }

  private static final class Time extends JsonCodec<Instant> {
    @Override
    public String expected() {
      return "a time in ISO 8601";
    }

    @Override
    public Instant read(WireReader in) throws IOException {
      String text = in.text();
      Instant time = time(in, text);
      if (!time.toString().equals(text)) {
        in.leave(JsonValue.of(text));
      }
      return time;
    }

    private Instant time(WireReader in, String text) {
      try {
        return text.lastIndexOf('-') > text.indexOf('T')
                || text.indexOf('+') > 0
                || text.endsWith("Z")
            ? OffsetDateTime.parse(text).toInstant()
            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      } catch (DateTimeException notATime) {
        throw in.failure(expected());
      }
    }

    @Override
    public void write(WireWriter out, Instant value) throws IOException {
      out.text(value.toString());
    }
  }

  private static final class AnyText extends JsonCodec<String> {
    @Override
    public String expected() {
      return "a text";
    }

    @Override
    public String read(WireReader in) throws IOException {
      JsonValue value = in.value();
      if (!(value instanceof JsonString)) {
        in.leave(value);
      }
      return value.text();
    }

    @Override
    public void write(WireWriter out, String value) throws IOException {
      out.text(value);
    }
  }

  /** The number that a text is, or the text. */
  static JsonValue numberOrText(String text) {
    try {
      return new JsonNumber(new BigDecimal(text));
    } catch (NumberFormatException noNumber) {
      return JsonValue.of(text);
    }
  }
}
