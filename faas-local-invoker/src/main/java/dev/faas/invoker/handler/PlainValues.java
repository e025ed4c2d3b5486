package dev.faas.invoker.handler;

import dev.faas.DecodeException;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonNull;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import dev.faas.events.json.JsonValue.JsonBoolean;
import dev.faas.events.json.JsonValue.JsonNumber;
import dev.faas.events.json.JsonValue.JsonString;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** JSON as values of the JDK. */
final class PlainValues {

  private static final Map<Class<?>, Function<BigDecimal, Number>> NUMBERS = Map.ofEntries(
      Map.entry(int.class, BigDecimal::intValueExact),
      Map.entry(Integer.class, BigDecimal::intValueExact),
      Map.entry(long.class, BigDecimal::longValueExact),
      Map.entry(Long.class, BigDecimal::longValueExact),
      Map.entry(double.class, BigDecimal::doubleValue),
      Map.entry(Double.class, BigDecimal::doubleValue),
      Map.entry(BigDecimal.class, number -> number),
      Map.entry(BigInteger.class, BigDecimal::toBigIntegerExact),
      Map.entry(Number.class, PlainValues::natural));

  private static final Set<Class<?>> BOOLEANS = Set.of(boolean.class, Boolean.class);
  private static final Set<Class<?>> TEXTS = Set.of(String.class, CharSequence.class);
  private static final Set<Class<?>> LISTS =
      Set.of(List.class, Collection.class, Iterable.class, ArrayList.class);
  private static final Set<Class<?>> MAPS = Set.of(Map.class, LinkedHashMap.class);

  private PlainValues() {}

  /** Whether values of this type need no library, as far as the type tells. */
  static boolean isPlain(Type type) {
    if (type instanceof WildcardType wildcard) {
      return isPlain(wildcard.getUpperBounds()[0]);
    }
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      boolean hasPlainKeys = arguments.length == 1 || TEXTS.contains(arguments[0]);
      return isPlain(generic.getRawType())
          && hasPlainKeys
          && isPlain(arguments[arguments.length - 1]);
    }
    return type == Object.class
        || TEXTS.contains(type)
        || BOOLEANS.contains(type)
        || NUMBERS.containsKey(type)
        || LISTS.contains(type)
        || MAPS.contains(type);
  }

  /**
   * Reads a value.
   *
   * @param type is {@link #isPlain plain}
   * @param path where it stands
   */
  static @Nullable Object read(JsonValue json, Type type, String path) {
    if (type instanceof WildcardType wildcard) {
      return read(json, wildcard.getUpperBounds()[0], path);
    }
    Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
    if (json == JsonNull.NULL && !(raw instanceof Class<?> known && known.isPrimitive())) {
      return null;
    }
    if (json instanceof JsonObject object && (MAPS.contains(raw) || raw == Object.class)) {
      return map(object, last(type), path);
    }
    if (json instanceof JsonArray array && (LISTS.contains(raw) || raw == Object.class)) {
      return list(array, last(type), path);
    }
    return scalar(json, raw, path);
  }

  private static Object scalar(JsonValue json, Type type, String path) {
    boolean isAny = type == Object.class;
    if (json instanceof JsonString text && (isAny || TEXTS.contains(type))) {
      return text.value();
    }
    if (json instanceof JsonBoolean bool && (isAny || BOOLEANS.contains(type))) {
      return bool.value();
    }
    if (json instanceof JsonNumber number && (isAny || NUMBERS.containsKey(type))) {
      return number(number.value(), isAny ? Number.class : type, path);
    }
    boolean isScalar = json instanceof JsonNumber || json instanceof JsonBoolean;
    if (isScalar && TEXTS.contains(type)) {
      return json.text(); // as Jackson does
    }
    throw failure(json, type, path);
  }

  private static Number number(BigDecimal value, Type type, String path) {
    try {
      return NUMBERS.getOrDefault(type, PlainValues::natural).apply(value);
    } catch (ArithmeticException outside) {
      throw failure(new JsonNumber(value), type, path);
    }
  }

  /** The smallest of the types that Jackson chooses for a number of no declared type. */
  private static Number natural(BigDecimal value) {
    if (value.scale() > 0) {
      return value.doubleValue();
    }
    BigInteger whole = value.toBigInteger();
    if (whole.bitLength() < Integer.SIZE) {
      return whole.intValue();
    }
    return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
  }

  private static Map<String, @Nullable Object> map(JsonObject object, Type type, String path) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    object.members().forEach((name, value) -> map.put(name, read(value, type, path + "." + name)));
    return map;
  }

  private static List<@Nullable Object> list(JsonArray array, Type type, String path) {
    List<@Nullable Object> list = new ArrayList<>();
    for (JsonValue element : array.elements()) {
      list.add(read(element, type, path + "[" + list.size() + "]"));
    }
    return list;
  }

  private static Type last(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return arguments[arguments.length - 1];
    }
    return Object.class;
  }

  private static DecodeException failure(JsonValue json, Type expected, String path) {
    String text = json.toString();
    String found = text.length() <= 60 ? text : text.substring(0, 60) + "…";
    return new DecodeException("json", path, expected.getTypeName(), found, null);
  }
}
