package dev.faas.events.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.DecodeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "false",
        "0",
        "-1.5",
        "1E+400",
        "\"\"",
        "\"a\\\"b\"",
        "[]",
        "{}",
        "[1,[2,{\"a\":null}]]",
        "{\"b\":1,\"a\":{\"x\":\"y\"}}"
      })
  void textIsReadAndWrittenUnchanged(String json) {
    assertThat(JsonValue.parse(json)).hasToString(json);
  }

  @Test
  void equalityIsThatOfJson() {
    assertThat(JsonValue.parse("{\"a\":1.0,\"b\":[1e2]}"))
        .isEqualTo(JsonValue.parse("{\"b\":[100],\"a\":1}"))
        .hasSameHashCodeAs(JsonValue.parse("{\"b\":[100],\"a\":1}"));
    assertThat(JsonValue.parse("{\"a\":null}")).isNotEqualTo(JsonValue.parse("{}"));
    assertThat(JsonValue.parse("[1,2]")).isNotEqualTo(JsonValue.parse("[2,1]"));
  }

  @Test
  void pathLeadsToAMemberOrNowhere() {
    JsonObject object = (JsonObject) JsonValue.parse("{\"a\":{\"b\":\"c\"}}");

    assertThat(object.at("a", "b")).contains(JsonValue.of("c"));
    assertThat(object.at("a", "b", "c")).isEmpty();
    assertThat(object.at("x")).isEmpty();
    assertThat(object.at()).contains(object);
  }

  @Test
  void textOfAnyOtherValueIsItsJson() {
    assertThat(JsonValue.of("a \"b\"").text()).isEqualTo("a \"b\"");
    assertThat(JsonValue.of(7).text()).isEqualTo("7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,",
        "{\"a\"}",
        "tru",
        "1 2",
        "'a'",
        "{\"a\":1,\"a\":2}",
        "\"\t\"",
        "NaN",
        "[1,]"
      })
  void whatIsNotExactlyOneValueIsRefused(String json) {
    assertThatThrownBy(() -> JsonValue.parse(json)).isInstanceOf(DecodeException.class);
  }

  @Test
  void limitsOfDepthAndLengthAreKept() {
    assertThatThrownBy(() -> JsonValue.parse("[".repeat(501) + "]".repeat(501)))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("500");
    assertThat(JsonValue.parse("[".repeat(500) + "]".repeat(500))).isNotNull();
    assertThatThrownBy(() -> JsonValue.parse("1".repeat(1001)))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("1000");
  }

  @Test
  void invalidUtf8IsNamed() {
    assertThatThrownBy(() -> JsonValue.parse(new byte[] {'"', (byte) 0xC3, '"'}))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> JsonValue.parse(new byte[] {0, 0, (byte) 0xFF, (byte) 0xFE}))
        .isInstanceOf(DecodeException.class);
  }
}
