package dev.faas.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Codec;
import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.Body;
import dev.faas.events.json.JsonValue;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1635734407123 | 2021-11-01T02:40:07.123Z",
        "-1 | 1969-12-31T23:59:59.999Z",
      })
  void millisecondsAreReadAndWritten(String json, Instant instant) {
    assertBothWays(Instants.EPOCH_MILLIS, json, instant);
    assertBothWays(Instants.EPOCH_MILLIS_TEXT, '"' + json + '"', instant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1428537600 | 2015-04-09T00:00:00Z",
        "1635734407.123456789 | 2021-11-01T02:40:07.123456789Z",
        "1635734407.5 | 2021-11-01T02:40:07.500Z",
        "-0.25 | 1969-12-31T23:59:59.750Z",
        "0 | 1970-01-01T00:00:00Z",
      })
  void secondsKeepEveryNanosecond(String json, Instant instant) {
    assertBothWays(Instants.EPOCH_SECONDS, json, instant);
  }

  @Test
  void secondsWithAnExponentAreTheSameNumber() {
    assertThat(decode(Instants.EPOCH_SECONDS, "1.635734407123456789E9"))
        .isEqualTo(Instant.parse("2021-11-01T02:40:07.123456789Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "2023-04-12T20:43:38.021Z, 2023-04-12T20:43:38.021Z",
    "2023-04-12T20:43:38.000Z, 2023-04-12T20:43:38Z",
    "2023-04-12T20:43:38.123456Z, 2023-04-12T20:43:38.123456Z",
  })
  void isoTimesAreReadAndWritten(String text, Instant instant) {
    assertBothWays(Instants.ISO, '"' + text + '"', instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2023-04-12T20:43:38Z\"",
        "\"2023-04-12T22:43:38.1+02:00\"",
        "\"2023-04-12T20:43Z\""
      })
  void otherSpellingsOfATimeAreKept(String json) {
    assertListKeeps(Instants.ISO, json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1635734407.1234567891", "0.0000000001"})
  void moreThanNanosecondsAreKept(String json) {
    assertListKeeps(Instants.EPOCH_SECONDS, json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"yesterday\" | ISO",
        "\"2023-13-12T20:43:38Z\" | ISO",
        "\"2023-04-12T20:43:38\" | ISO",
        "17 | ISO",
        "\"1.5\" | EPOCH_MILLIS_TEXT",
        "\"99999999999999999999\" | EPOCH_MILLIS_TEXT",
        "1.5 | EPOCH_MILLIS",
        "99999999999999999999 | EPOCH_MILLIS",
        "1e999999999 | EPOCH_MILLIS",
        "1e999999999 | EPOCH_SECONDS",
        "\"1\" | EPOCH_SECONDS",
      })
  void whatIsNoTimeIsNamed(String json, String form) {
    JsonCodec<Instant> codec = switch (form) {
      case "ISO" -> Instants.ISO;
      case "EPOCH_MILLIS" -> Instants.EPOCH_MILLIS;
      case "EPOCH_SECONDS" -> Instants.EPOCH_SECONDS;
      default -> Instants.EPOCH_MILLIS_TEXT;
    };

    assertThatThrownBy(() -> decode(codec, json)).isInstanceOf(DecodeException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483648", "-2147483649", "1.5", "\"1\"", "1e20", "true", "null"})
  void whatIsNoIntegerIsNamed(String json) {
    assertThatThrownBy(() -> decode(Scalars.INT, json)).isInstanceOf(DecodeException.class);
  }

  @Test
  void integersMayBeSpelledAsJsonAllows() {
    assertThat(decode(Scalars.INT, "2e2")).isEqualTo(200);
    assertThat(decode(Scalars.INT, "200.0")).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e2147483647", "-1e2147483647", "1e-2147483647", "1e99999999999", "1e1001"})
  void numberWithAnEnormousExponentIsRefusedBeforeAnyoneReckonsWithIt(String json) {
    assertThatThrownBy(() -> decode(Instants.EPOCH_SECONDS, json))
        .isInstanceOf(DecodeException.class);
    assertThatThrownBy(() -> decode(Scalars.LONG, json)).isInstanceOf(DecodeException.class);
  }

  @Test
  void numberThatJavaCannotHoldIsNamed() {
    assertThatThrownBy(() -> decode(Scalars.JSON, "[1e99999999999]"))
        .hasMessage("test at $[0]: expected a number with an exponent of at most nine digits,"
            + " found the number 1e99999999999");
  }

  @Test
  void longIntegersAreExact() {
    assertBothWays(Scalars.LONG, "9223372036854775807", Long.MAX_VALUE);
    assertThatThrownBy(() -> decode(Scalars.LONG, "9223372036854775808"))
        .hasMessage("test at $: expected a whole number of at most 64 bits,"
            + " found the number 9223372036854775808");
  }

  @Test
  void base64KeepsItsSpellingAndIsJudgedWhenTheBytesAreAskedFor() {
    List<Body> bodies = decode(Lists.of(Base64Body.BASE64), "[\"AAE=\", \"AAE\", \"no base64!\"]");

    assertThat(bodies.get(0).bytes()).containsExactly(0, 1);
    assertThat(bodies.get(0)).isEqualTo(Body.of(new byte[] {0, 1}));
    assertThatThrownBy(() -> bodies.get(2).bytes())
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("$[2]")
        .hasMessageContaining("base64");
    assertListKeeps(Base64Body.BASE64, "\"AAE\"");
    assertListKeeps(Base64Body.BASE64, "\"no base64!\"");
  }

  @Test
  void bytesThatWereBuiltAreWrittenAsBase64() {
    assertThat(JsonFormat.codec("test", Base64Body.BASE64).encode(Body.of("hi")).text())
        .isEqualTo("\"aGk=\"");
  }

  private static <T> T decode(JsonCodec<T> codec, String json) {
    return JsonFormat.codec("test", codec).decode(Payload.of(json));
  }

  private static <T> void assertBothWays(JsonCodec<T> codec, String json, T value) {
    Codec<T> both = JsonFormat.codec("test", codec);

    assertThat(both.decode(Payload.of(json))).isEqualTo(value);
    assertThat(JsonValue.parse(both.encode(value).text())).isEqualTo(JsonValue.parse(json));
  }

  /** The form of an element is kept by what is around it; here a member of an event. */
  private static <T> void assertListKeeps(JsonCodec<T> element, String json) {
    Codec<KeepingShape.Holder<T>> holder = JsonFormat.codec("test", new KeepingShape<>(element));
    String event = "{\"all\":[" + json + "," + json + "]}";

    assertThat(JsonValue.parse(holder.encode(holder.decode(Payload.of(event))).text()))
        .isEqualTo(JsonValue.parse(event));
  }
}
