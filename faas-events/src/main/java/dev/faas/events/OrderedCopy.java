package dev.faas.events;

import dev.faas.events.json.OrderedMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Unmodifiable copies of maps that keep their order. */
final class OrderedCopy {

  private OrderedCopy() {}

  static <V> Map<String, V> of(Map<String, V> map) {
    // Up to one entry the JDK's immutable maps keep the order, and are not copied again.
    if (map instanceof OrderedMap) {
      return map;
    }
    return map.size() <= 1
        ? Map.copyOf(map)
        : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
