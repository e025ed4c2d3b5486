package dev.faas.events.aws;

import dev.faas.events.codec.Derivation;
import dev.faas.events.json.JsonValue;

/** The same text once more. */
final class SameText extends Derivation<String> {

  @Override
  public JsonValue of(String text) {
    return JsonValue.of(text);
  }
}
