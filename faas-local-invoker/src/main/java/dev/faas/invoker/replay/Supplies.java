package dev.faas.invoker.replay;

import dev.faas.EnvironmentVariables;
import dev.faas.Payload;
import dev.faas.events.json.JsonValue;
import dev.faas.events.json.JsonValue.JsonNumber;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts values back where they were masked. */
final class Supplies extends Walk {

  private final Map<String, String> values;

  /** These values by their places. */
  Supplies(Map<String, String> values) {
    this.values = values;
  }

  EnvironmentVariables into(EnvironmentVariables variables) {
    return EnvironmentVariables.of(into("environmentVariables", variables.asMap()));
  }

  Map<String, String> into(String place, Map<String, String> texts) {
    Map<String, String> filled = new TreeMap<>(texts);
    filled.replaceAll((name, text) -> values.getOrDefault(Place.member(place, name), text));
    return filled;
  }

  Payload into(String place, Payload payload) {
    return values.isEmpty() ? payload : payload(place, payload);
  }

  @Override
  boolean isHidden(String name) {
    return false;
  }

  @Override
  JsonValue leaf(String place, JsonValue leaf, boolean isHidden) {
    @Nullable String value = values.get(place);
    if (value == null) {
      return leaf;
    }
    return leaf instanceof JsonNumber ? number(place, value) : JsonValue.of(value);
  }

  private static JsonValue number(String place, String value) {
    try {
      return new JsonNumber(new BigDecimal(value));
    } catch (NumberFormatException noNumber) {
      throw new IllegalArgumentException(
          "a number was masked at " + place + ", but what is supplied there is none", noNumber);
    }
  }
}
