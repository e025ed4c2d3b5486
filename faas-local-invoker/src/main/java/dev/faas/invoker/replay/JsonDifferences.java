package dev.faas.invoker.replay;

import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where two values are different: {@code $.items[2].price: 3 → 4}. */
final class JsonDifferences {

  private static final int MOST = 20;

  private final List<String> found = new ArrayList<>();
  private int count;

  private JsonDifferences() {}

  /** None if they are equal. */
  static List<String> between(JsonValue before, JsonValue now) {
    JsonDifferences differences = new JsonDifferences();
    differences.compare("$", before, now);
    if (differences.count > MOST) {
      differences.found.add("and " + (differences.count - MOST) + " more");
    }
    return differences.found;
  }

  private void compare(String place, @Nullable JsonValue before, @Nullable JsonValue now) {
    if (before instanceof JsonObject then && now instanceof JsonObject current) {
      Set<String> names = new LinkedHashSet<>(then.members().keySet());
      names.addAll(current.members().keySet());
      names.forEach(name -> compare(Place.member(place, name), then.get(name), current.get(name)));
    } else if (before instanceof JsonArray then && now instanceof JsonArray current) {
      List<JsonValue> elements = then.elements();
      List<JsonValue> others = current.elements();
      for (int i = 0; i < Math.max(elements.size(), others.size()); i++) {
        compare(Place.element(place, i), at(elements, i), at(others, i));
      }
    } else if (before == null || !before.equals(now)) {
      count++;
      if (count <= MOST) {
        found.add(place + ": " + Shown.value(before) + " → " + Shown.value(now));
      }
    }
  }

  private static @Nullable JsonValue at(List<JsonValue> elements, int index) {
    return index < elements.size() ? elements.get(index) : null;
  }
}
