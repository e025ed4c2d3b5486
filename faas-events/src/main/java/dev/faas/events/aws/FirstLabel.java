package dev.faas.events.aws;

import dev.faas.events.codec.Derivation;
import dev.faas.events.json.JsonValue;

/** The first label of a domain name. */
final class FirstLabel extends Derivation<String> {

  @Override
  public JsonValue of(String domain) {
    int dot = domain.indexOf('.');
    return JsonValue.of(dot < 0 ? domain : domain.substring(0, dot));
  }
}
