package dev.faas.events.json;

import java.util.List;

/**
 * A JSON array.
 *
 * @param elements in order; unmodifiable
 */
public record JsonArray(List<JsonValue> elements) implements JsonValue {

  /** Copies the list. */
  public JsonArray {
    elements = List.copyOf(elements);
  }

  @Override
  public String toString() {
    return JsonText.write(this);
  }
}
