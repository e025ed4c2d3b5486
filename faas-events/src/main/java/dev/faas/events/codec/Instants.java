package dev.faas.events.codec;

import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** The codecs of moments in time, one for each form on the wire; none loses precision. */
public final class Instants {

  /** Milliseconds since 1970 as a number. */
  public static final JsonCodec<Instant> EPOCH_MILLIS = new EpochMillis();

  /** Milliseconds since 1970 as a text. */
  public static final JsonCodec<Instant> EPOCH_MILLIS_TEXT = new EpochMillisText();

  /** Seconds since 1970 as a number with up to nine decimals. */
  public static final JsonCodec<Instant> EPOCH_SECONDS = new EpochSeconds();

  /** ISO 8601 with an offset, usually {@code 2026-11-24T18:00:00.123Z}. */
  public static final JsonCodec<Instant> ISO = new Iso();

  /** ISO 8601 with an offset, usually in whole seconds: {@code 2026-11-24T18:00:00Z}. */
  public static final JsonCodec<Instant> ISO_SECONDS = new IsoSeconds();

  private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000);

  private Instants() {}

  private static final class EpochMillis extends JsonCodec<Instant> {
    @Override
    public String expected() {
      return "milliseconds since 1970 as a whole number";
    }

    @Override
    public Instant read(WireReader in) throws IOException {
      return Instant.ofEpochMilli(in.wholeNumber());
    }

    @Override
    public void write(WireWriter out, Instant value) throws IOException {
      out.number(value.toEpochMilli());
    }
  }

  private static final class EpochMillisText extends JsonCodec<Instant> {
    @Override
    public String expected() {
      return "milliseconds since 1970 as a text";
    }

    @Override
    public Instant read(WireReader in) throws IOException {
      String text = in.text();
      long millis;
      try {
        millis = Long.parseLong(text);
      } catch (NumberFormatException notANumber) {
        throw in.failure(expected());
      }
      if (!isShortest(text)) {
        in.leave(JsonValue.of(text));
      }
      return Instant.ofEpochMilli(millis);
    }

    /** Whether a whole number is spelled without plus and leading zeros. */
    private static boolean isShortest(String number) {
      int digits = number.charAt(0) == '-' ? 1 : 0;
      char first = number.charAt(digits);
      return (first >= '1' && first <= '9') || number.equals("0");
    }

    @Override
    public void write(WireWriter out, Instant value) throws IOException {
      out.text(Long.toString(value.toEpochMilli()));
    }
  }

  private static final class EpochSeconds extends JsonCodec<Instant> {
    @Override
    public String expected() {
      return "seconds since 1970 as a number";
    }

    @Override
    public Instant read(WireReader in) throws IOException {
      Instant plain = PlainSeconds.parse(in.digits());
      return plain != null ? plain : exact(in);
    }

    private Instant exact(WireReader in) throws IOException {
      BigDecimal seconds = in.number();
      if (seconds.precision() - seconds.scale() > 12) {
        throw in.failure(expected() + " of at most twelve digits");
      }
      BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
      BigDecimal nanos = seconds.subtract(whole).multiply(NANOS_PER_SECOND);
      if (nanos.setScale(0, RoundingMode.FLOOR).compareTo(nanos) != 0) {
        in.leave(new JsonValue.JsonNumber(seconds));
      }
      return Instant.ofEpochSecond(whole.longValue(), nanos.longValue());
    }

    @Override
    public void write(WireWriter out, Instant value) throws IOException {
      out.number(PlainSeconds.format(value));
    }
  }

  private static final class Iso extends JsonCodec<Instant> {

    @Override
    public String expected() {
      return "a time in ISO 8601 with its offset";
    }

    @Override
    public Instant read(WireReader in) throws IOException {
      String text = in.text();
      Instant plain = PlainIso.parse(text);
      return plain != null ? plain : exact(in, text);
    }

    private Instant exact(WireReader in, String text) {
      Instant value;
      try {
        value = OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException notATime) {
        throw in.failure(expected());
      }
      if (!format(value).equals(text)) {
        in.leave(JsonValue.of(text));
      }
      return value;
    }

    @Override
    public void write(WireWriter out, Instant value) throws IOException {
      out.text(format(value));
    }

    private static String format(Instant value) {
      return PlainIso.fits(value) ? PlainIso.format(value) : value.toString();
    }
  }

  private static final class IsoSeconds extends JsonCodec<Instant> {

    private static final int LENGTH = "2026-11-24T18:00:00Z".length();

    @Override
    public String expected() {
      return ISO.expected();
    }

    @Override
    public Instant read(WireReader in) throws IOException {
      String text = in.text();
      Instant whole = text.length() == LENGTH && text.endsWith("Z")
          ? PlainIso.parse(text.substring(0, LENGTH - 1) + ".000Z")
          : null;
      if (whole != null) {
        return whole;
      }
      Instant value = ISO.read(in);
      in.leave(JsonValue.of(text));
      return value;
    }

    @Override
    public void write(WireWriter out, Instant value) throws IOException {
      if (PlainIso.fits(value) && Instant.ofEpochSecond(value.getEpochSecond()).equals(value)) {
        out.text(PlainIso.format(value).substring(0, LENGTH - 1) + "Z");
      } else {
        ISO.write(out, value);
      }
    }
  }
}
