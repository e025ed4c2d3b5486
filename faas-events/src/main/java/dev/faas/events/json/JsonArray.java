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

  // Written out: the record's own would load some hundred classes at the first call.
  @Override
  public boolean equals(Object other) {
    return other instanceof JsonArray that && elements.equals(that.elements);
  }

  @Override
  public int hashCode() {
    return elements.hashCode();
  }

  @Override
  public String toString() {
    return JsonText.write(this);
  }
}
