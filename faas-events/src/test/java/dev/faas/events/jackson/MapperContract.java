package dev.faas.events.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.DecodeException;
import dev.faas.Type;
import dev.faas.events.json.JsonMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What both Jacksons do alike behind {@link JsonMapper}. */
abstract class MapperContract {

  enum Colour {
    RED,
    GREEN
  }

  record Item(String name, BigDecimal price, Colour colour) {}

  record Order(int id, List<Item> items, Map<String, Item> gifts) {}

  record Positive(int number) {
    Positive {
      if (number <= 0) {
        throw new IllegalArgumentException("number must be positive");
      }
    }
  }

  record Ring(List<Ring> self) {}

  interface Unmappable {}

  /** The mapper as the provider offers it. */
  abstract JsonMapper standard();

  /** A mapper that refuses members it does not know. */
  abstract JsonMapper strict();

  private <T> T read(String json, Type<T> type) {
    return standard().read(json.getBytes(StandardCharsets.UTF_8), type);
  }

  @Test
  void recordsAreReadAndWritten() {
    Order order =
        new Order(7, List.of(new Item("pen", new BigDecimal("1.50"), Colour.RED)), Map.of());
    String json =
        "{\"id\":7,\"items\":[{\"name\":\"pen\",\"price\":1.50,\"colour\":\"RED\"}],\"gifts\":{}}";

    assertThat(new String(standard().write(order), StandardCharsets.UTF_8)).isEqualTo(json);
    assertThat(read(json, Type.of(Order.class))).isEqualTo(order);
    assertThat(read("[" + json + "]", new Type<List<Order>>() {})).containsExactly(order);
    assertThat(new String(standard().write(null), StandardCharsets.UTF_8)).isEqualTo("null");
  }

  @Test
  void unknownMembersAreAllowed() {
    assertThat(read("{\"id\": 7, \"new\": true}", Type.of(Order.class)).id()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {"id": "x"}                        | $.id                   | int         | "x"
      {"id": [1]}                        | $.id                   | int         | an array
      {"id": null}                       | $.id                   | int         | null
      {"items": {}}                      | $.items                | an array    | an object
      {"gifts": 7}                       | $.gifts                | an object   | a number
      {"items": [1]}                     | $.items[0]             | Item        | a number
      {"items": [{}, {"price": "much"}]} | $.items[1].price       | BigDecimal  | "much"
      {"items": [{"price": {}}]}         | $.items[0].price       | BigDecimal  | an object
      {"gifts": {"a b": {"price": []}}}  | $.gifts['a b'].price   | BigDecimal  | an array
      {"gifts": {"x": {"name": {}}}}     | $.gifts.x.name         | String      | an object
      []                                 | $                      | Order       | an array
      "order"                            | $                      | Order       | a text
      null                               | $                      | Order       | null
      """)
  void aMismatchSaysWhereAndWhat(String json, String path, String expected, String found) {
    assertThatThrownBy(() -> read(json, Type.of(Order.class)))
        .isInstanceOfSatisfying(DecodeException.class, e -> {
          assertThat(e.kind()).isEqualTo("Order");
          assertThat(e.path()).isEqualTo(path);
          assertThat(e.expected()).isEqualTo(expected);
          assertThat(e.found()).isEqualTo(found);
        });
  }

  @Test
  void aNumberThatDoesNotFitItsTypeIsNotCut() {
    assertThatThrownBy(() -> read("{\"id\": 99999999999}", Type.of(Order.class)))
        .isInstanceOf(DecodeException.class)
        .hasMessageStartingWith(
            "Order at $.id: expected int, found Numeric value (99999999999) out of range");
  }

  @Test
  void nothingMayFollowTheValue() {
    assertThatThrownBy(() -> read("{\"id\": 1} {}", Type.of(Order.class)))
        .isInstanceOfSatisfying(DecodeException.class, e -> {
          assertThat(e.path()).isEqualTo("$");
          assertThat(e.expected()).isEqualTo("the end of the input");
          assertThat(e.found()).startsWith("Trailing token");
        });
  }

  @Test
  void aConstantThatIsMissingIsShownWithThoseThatAreNot() {
    assertThatThrownBy(() -> read("{\"items\": [{\"colour\": \"BLUE\"}]}", Type.of(Order.class)))
        .isInstanceOf(DecodeException.class)
        .hasMessage("Order at $.items[0].colour: expected one of [RED, GREEN], found \"BLUE\"");
  }

  @Test
  void whatAConstructorRefusesIsReportedInItsWords() {
    assertThatThrownBy(() -> read("[{\"number\": -1}]", new Type<List<Positive>>() {}))
        .isInstanceOfSatisfying(DecodeException.class, e -> {
          assertThat(e.path()).isEqualTo("$[0]");
          assertThat(e.expected()).isEqualTo("a valid Positive");
          assertThat(e.found()).isEqualTo("number must be positive");
        });
  }

  @Test
  void anAbsentPrimitiveIsNoZero() {
    assertThatThrownBy(() -> read("{}", Type.of(Positive.class)))
        .isInstanceOfSatisfying(
            DecodeException.class, e -> assertThat(e.path()).isEqualTo("$.number"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {"id": 7           | $
      {"id": nix}        | $
      {"items": [{}, x]} | $.items
      order              | $
      """)
  void whatIsNoJsonSaysInWhichValueAndWhere(String json, String path) {
    assertThatThrownBy(() -> read(json, Type.of(Order.class)))
        .isInstanceOfSatisfying(DecodeException.class, e -> {
          assertThat(e.path()).isEqualTo(path);
          assertThat(e.expected()).isEqualTo("JSON");
          assertThat(e.found()).contains(" in line 1, column ").doesNotContain("\n");
        });
  }

  @Test
  void nothingIsNoJson() {
    assertThatThrownBy(() -> read("", Type.of(Order.class))).isInstanceOf(DecodeException.class);
  }

  @Test
  void aMapperThatRefusesUnknownMembersNamesThoseItKnows() {
    byte[] json = "{\"nome\": \"pen\"}".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> strict().read(json, Type.of(Item.class)))
        .isInstanceOfSatisfying(DecodeException.class, e -> {
          assertThat(e.path()).isEqualTo("$.nome");
          assertThat(e.expected()).startsWith("one of [").contains("name", "price", "colour");
          assertThat(e.found()).isEqualTo("a name that is none of them");
        });
  }

  @Test
  void aTypeThatCannotBeMappedIsTheProgramsFault() {
    assertThatThrownBy(() -> read("{}", Type.of(Unmappable.class)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Jackson cannot read " + Unmappable.class.getName() + ": ");
  }

  @Test
  void aValueThatCannotBeWrittenIsNamed() {
    Ring ring = new Ring(new java.util.ArrayList<>());
    ring.self().add(ring);

    assertThatThrownBy(() -> standard().write(ring))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Jackson cannot write " + Ring.class.getName());
  }

  @Test
  void longTextsAreCut() {
    String json = "{\"items\": [{\"price\": \"" + "x".repeat(500) + "\"}]}";

    assertThatThrownBy(() -> read(json, Type.of(Order.class)))
        .isInstanceOfSatisfying(
            DecodeException.class,
            e -> assertThat(e.found()).isEqualTo("\"" + "x".repeat(100) + "…\""));
  }
}
