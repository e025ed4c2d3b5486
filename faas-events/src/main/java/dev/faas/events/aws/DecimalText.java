package dev.faas.events.aws;

import dev.faas.events.Value;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import dev.faas.events.json.JsonReader;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.math.BigDecimal;

/** A decimal number as a text, usually without exponent and trailing zeros. */
final class DecimalText extends JsonCodec<BigDecimal> {

  static final JsonCodec<BigDecimal> DECIMAL = new DecimalText();

  private static final int MAX = JsonReader.MAX_NUMBER;
  private static final int LONG_DIGITS = 18;

  private DecimalText() {}

  @Override
  public String expected() {
    return "a decimal number as a text of at most " + MAX + " digits";
  }

  @Override
  public BigDecimal read(WireReader in) throws IOException {
    String text = in.text();
    if (isWhole(text)) {
      return BigDecimal.valueOf(Long.parseLong(text));
    }
    BigDecimal number = parse(in, text);
    if (!number.toPlainString().equals(text)) {
      in.leave(JsonValue.of(text));
    }
    return number;
  }

  /** Of a value's equality and bounded in size, so that it can be written without exponent. */
  private BigDecimal parse(WireReader in, String text) throws IOException {
    BigDecimal number;
    try {
      number = text.length() > MAX ? null : new BigDecimal(text);
    } catch (NumberFormatException notANumber) {
      number = null;
    }
    if (number == null || Math.abs((long) number.scale()) > MAX) {
      throw in.failure(expected());
    }
    return new Value.Decimal(number).value();
  }

  /** Whether it is a natural number in its usual spelling that fits a long for certain. */
  private static boolean isWhole(String text) {
    int length = text.length();
    if (length == 0 || length > LONG_DIGITS || (text.charAt(0) == '0' && length > 1)) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void write(WireWriter out, BigDecimal value) throws IOException {
    out.text(Math.abs((long) value.scale()) > MAX ? value.toString() : value.toPlainString());
  }
}
