package dev.faas.events;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The value of an attribute of a table's item. Immutable; two are equal when their contents are, sets
 * without regard to order.
 *
 * <pre>{@code
 * String name = change.newValue("name").orElseThrow().text();
 *
 * Value.of("Bo"), Value.of(7), Value.of(true), Value.ofNull()
 * Value.of(List.of(Value.of(1), Value.of("two")))
 * }</pre>
 *
 * <table>
 *   <caption>What a value comes from; a dash means that there is nothing like it</caption>
 *   <tr><th>value</th><th>AWS (DynamoDB)</th><th>Google Cloud (Firestore)</th>
 *       <th>Azure (Cosmos DB)</th></tr>
 *   <tr><td>{@link Text}</td><td>S</td><td>string, reference, timestamp</td><td>text</td></tr>
 *   <tr><td>{@link Decimal}</td><td>N</td><td>integer, double</td><td>number</td></tr>
 *   <tr><td>{@link Binary}</td><td>B</td><td>bytes</td><td>-</td></tr>
 *   <tr><td>{@link Bool}</td><td>BOOL</td><td>boolean</td><td>true, false</td></tr>
 *   <tr><td>{@link Null}</td><td>NULL</td><td>null</td><td>null</td></tr>
 *   <tr><td>{@link TextSet}</td><td>SS</td><td>-</td><td>-</td></tr>
 *   <tr><td>{@link DecimalSet}</td><td>NS</td><td>-</td><td>-</td></tr>
 *   <tr><td>{@link BinarySet}</td><td>BS</td><td>-</td><td>-</td></tr>
 *   <tr><td>{@link ListValue}</td><td>L</td><td>array</td><td>array</td></tr>
 *   <tr><td>{@link MapValue}</td><td>M</td><td>map, geo point</td><td>object</td></tr>
 * </table>
 *
 * <p>The accessors give the content where the value is of their kind, and otherwise throw.
 */
public sealed interface Value {

  /** A text. */
  record Text(String value) implements Value {}

  /**
   * A decimal number; DynamoDB has up to 38 digits.
   *
   * @param value its exact value, without trailing zeros and, up to a thousand digits, without exponent:
   *     1.0 and 1 are the same number
   */
  record Decimal(BigDecimal value) implements Value {

    /** Drops trailing zeros. */
    public Decimal {
      value = normal(value);
    }

    private static BigDecimal normal(BigDecimal number) {
      BigDecimal shortest = number.scale() > 0 ? number.stripTrailingZeros() : number;
      return shortest.scale() < 0 && shortest.scale() >= -1000 ? shortest.setScale(0) : shortest;
    }
  }

  /** Bytes. */
  record Binary(Body value) implements Value {}

  /** True or false. */
  record Bool(boolean value) implements Value {}

  /** The attribute is there, and null. */
  record Null() implements Value {}

  /**
   * A set of texts.
   *
   * @param values in the order of the wire; unmodifiable
   */
  record TextSet(Set<String> values) implements Value {

    /** Copies the set and keeps its order. */
    public TextSet {
      values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }
  }

  /**
   * A set of decimal numbers.
   *
   * @param values in the order of the wire, each as in {@link Decimal}; unmodifiable
   */
  record DecimalSet(Set<BigDecimal> values) implements Value {

    /** Copies the set, keeps its order, and drops trailing zeros. */
    public DecimalSet {
      Set<BigDecimal> normal = new LinkedHashSet<>();
      for (BigDecimal value : values) {
        normal.add(Decimal.normal(value));
      }
      values = Collections.unmodifiableSet(normal);
    }
  }

  /**
   * A set of byte sequences.
   *
   * @param values in the order of the wire; unmodifiable
   */
  record BinarySet(Set<Body> values) implements Value {

    /** Copies the set and keeps its order. */
    public BinarySet {
      values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }
  }

  /**
   * A list of values of any kinds.
   *
   * @param values in order; unmodifiable
   */
  record ListValue(List<Value> values) implements Value {

    /** Copies the list. */
    public ListValue {
      values = List.copyOf(values);
    }
  }

  /**
   * Values of any kinds under names.
   *
   * @param values name to value in the order of the wire; unmodifiable
   */
  record MapValue(Map<String, Value> values) implements Value {

    /** Copies the map and keeps its order. */
    public MapValue {
      values = OrderedCopy.of(values);
    }
  }

  /** A text. */
  static Value of(String value) {
    return new Text(value);
  }

  /** A whole number. */
  static Value of(long value) {
    return new Decimal(BigDecimal.valueOf(value));
  }

  /** A decimal number. */
  static Value of(BigDecimal value) {
    return new Decimal(value);
  }

  /** True or false. */
  static Value of(boolean value) {
    return new Bool(value);
  }

  /** A copy of these bytes. */
  static Value of(byte[] value) {
    return new Binary(Body.of(value));
  }

  /** A list of values. */
  static Value of(List<Value> values) {
    return new ListValue(values);
  }

  /** Values under names. */
  static Value of(Map<String, Value> values) {
    return new MapValue(values);
  }

  /** The value of an attribute that is there, and null. */
  static Value ofNull() {
    return new Null();
  }

  /** A set of texts. */
  static Value ofTexts(Set<String> values) {
    return new TextSet(values);
  }

  /** A set of decimal numbers. */
  static Value ofNumbers(Set<BigDecimal> values) {
    return new DecimalSet(values);
  }

  /** A set of byte sequences. */
  static Value ofBinaries(Set<Body> values) {
    return new BinarySet(values);
  }

  /**
   * The text.
   *
   * @throws IllegalStateException if this is something else
   */
  default String text() {
    if (this instanceof Text text) {
      return text.value();
    }
    throw not("a text");
  }

  /**
   * The number: exact, to be narrowed by the caller, as in {@code number().intValueExact()}.
   *
   * @throws IllegalStateException if this is something else
   */
  default BigDecimal number() {
    if (this instanceof Decimal decimal) {
      return decimal.value();
    }
    throw not("a number");
  }

  /**
   * True or false.
   *
   * @throws IllegalStateException if this is something else
   */
  default boolean bool() {
    if (this instanceof Bool bool) {
      return bool.value();
    }
    throw not("true or false");
  }

  /**
   * The bytes.
   *
   * @throws IllegalStateException if this is something else
   */
  default Body binary() {
    if (this instanceof Binary binary) {
      return binary.value();
    }
    throw not("binary");
  }

  /** Whether this is null. */
  default boolean isNull() {
    return this instanceof Null;
  }

  /**
   * The texts of a set.
   *
   * @throws IllegalStateException if this is something else
   */
  default Set<String> texts() {
    if (this instanceof TextSet set) {
      return set.values();
    }
    throw not("a set of texts");
  }

  /**
   * The numbers of a set.
   *
   * @throws IllegalStateException if this is something else
   */
  default Set<BigDecimal> numbers() {
    if (this instanceof DecimalSet set) {
      return set.values();
    }
    throw not("a set of numbers");
  }

  /**
   * The byte sequences of a set.
   *
   * @throws IllegalStateException if this is something else
   */
  default Set<Body> binaries() {
    if (this instanceof BinarySet set) {
      return set.values();
    }
    throw not("a set of binaries");
  }

  /**
   * The values of a list.
   *
   * @throws IllegalStateException if this is something else
   */
  default List<Value> list() {
    if (this instanceof ListValue list) {
      return list.values();
    }
    throw not("a list");
  }

  /**
   * The values of a map under their names.
   *
   * @throws IllegalStateException if this is something else
   */
  default Map<String, Value> map() {
    if (this instanceof MapValue map) {
      return map.values();
    }
    throw not("a map");
  }

  private IllegalStateException not(String wanted) {
    return new IllegalStateException("asked for " + wanted + ", but the value is " + this);
  }
}
