package dev.faas.events.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.DecodeException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawJsonTest {

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{ \"ä\" : [1, {\"b\":\"}\"}] }", "{\"a\":{\"b\":{}},\"c\":1.50}"})
  void objectComesOutToTheLetterAndTheReaderGoesOnBehindIt(String object) throws IOException {
    String json = "[\"ü\", " + object + " , 7]";

    assertThat(copied(json, StandardCharsets.UTF_8)).isEqualTo("[" + object + "]");
  }

  @Test
  void objectOfAnotherEncodingComesOutAsTheSameJson() throws IOException {
    assertThat(copied("[\"ü\", {\"a\" : 1}, 7]", StandardCharsets.UTF_16BE))
        .isEqualTo("[{\"a\":1}]");
  }

  @Test
  void largeObjectComesOutWhole() throws IOException {
    String object = "{\"a\":\"" + "x".repeat(50_000) + "\"}";

    assertThat(copied("[1, " + object + ", 7]", StandardCharsets.UTF_8))
        .isEqualTo("[" + object + "]");
  }

  @Test
  void onlyAnObjectIsTaken() {
    assertThatThrownBy(() -> copied("[1, [], 7]", StandardCharsets.UTF_8))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("an object");
  }

  /** Copies the second of three elements raw. */
  private static String copied(String json, Charset charset) throws IOException {
    JsonReader in = new JsonReader("test", json.getBytes(charset));
    in.startArray();
    in.nextElement();
    in.nextElement();
    RawJson raw = in.raw();
    assertThat(in.nextElement()).isTrue();
    assertThat(in.wholeNumber()).isEqualTo(7);
    JsonWriter out = new JsonWriter();
    out.startArray();
    out.raw(raw);
    out.endArray();
    return new String(out.toBytes(), StandardCharsets.UTF_8);
  }
}
