package dev.faas.events.json;

/** The JSON null. */
public enum JsonNull implements JsonValue {
  /** The only one. */
  NULL;

  @Override
  public String toString() {
    return "null";
  }
}
