package dev.faas.invoker.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.DecodeException;
import dev.faas.Type;
import dev.faas.events.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlainValuesTest {

  private static final Type<Map<String, ? extends List<Object>>> NESTED = new Type<>() {};

  private static @Nullable Object read(String json, java.lang.reflect.Type type) {
    return PlainValues.read(JsonValue.parse(json), type, "$");
  }

  @Test
  void onlyTypesOfTheJdkArePlain() {
    assertThat(List.of(String.class, int.class, Long.class, Object.class, Map.class, List.class))
        .allMatch(PlainValues::isPlain);
    assertThat(List.of(PlainValuesTest.class, Set.class, char.class, int[].class))
        .noneMatch(PlainValues::isPlain);
    assertThat(PlainValues.isPlain(NESTED.value())).isTrue();
    assertThat(PlainValues.isPlain(new Type<Map<Integer, String>>() {}.value())).isFalse();
    assertThat(PlainValues.isPlain(new Type<Collection<PlainValuesTest>>() {}.value()))
        .isFalse();
    assertThat(PlainValues.isPlain(new Type<List<String>[]>() {}.value())).isFalse();
  }

  @Test
  void numberOfNoDeclaredTypeBecomesTheSmallestThatHoldsIt() {
    assertThat(read("1", Object.class)).isEqualTo(1);
    assertThat(read("2147483648", Object.class)).isEqualTo(2147483648L);
    assertThat(read("9223372036854775808", Object.class))
        .isEqualTo(new BigInteger("9223372036854775808"));
    assertThat(read("1.5", Number.class)).isEqualTo(1.5);
  }

  @Test
  void numberBecomesTheDeclaredType() {
    assertThat(read("1", long.class)).isEqualTo(1L);
    assertThat(read("1", Double.class)).isEqualTo(1.0);
    assertThat(read("0.1", BigDecimal.class)).isEqualTo(new BigDecimal("0.1"));
    assertThatThrownBy(() -> read("1.5", int.class))
        .isInstanceOf(DecodeException.class)
        .hasMessage("json at $: expected int, found 1.5");
    assertThatThrownBy(() -> read("2147483648", Integer.class)).hasMessageContaining("Integer");
  }

  @Test
  void scalarIsReadAsText() {
    assertThat(read("1.50", String.class)).isEqualTo("1.50");
    assertThat(read("true", CharSequence.class)).isEqualTo("true");
    assertThatThrownBy(() -> read("{}", String.class))
        .hasMessage("json at $: expected java.lang.String, found {}");
  }

  @Test
  void nullIsNullExceptForPrimitives() {
    assertThat(read("null", Integer.class)).isNull();
    assertThat(read("[null]", new Type<List<String>>() {}.value()))
        .isEqualTo(java.util.Collections.singletonList(null));
    assertThatThrownBy(() -> read("null", int.class)).hasMessageContaining("found null");
  }

  @Test
  void placeOfAFailureIsNamed() {
    assertThat(read("{\"a\":[1,{\"b\":2}]}", NESTED.value()))
        .isEqualTo(Map.of("a", List.of(1, Map.of("b", 2))));
    assertThatThrownBy(() -> read("{\"a\":[1],\"b\":7}", NESTED.value()))
        .hasMessage("json at $.b: expected java.util.List, found 7");
    assertThatThrownBy(() -> read("\"" + "x".repeat(100) + "\"", int.class))
        .hasMessageEndingWith("xxx…");
  }
}
