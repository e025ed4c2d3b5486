package dev.faas.invoker.behaviours;

import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A recorded behaviour.
 *
 * @param id its name
 * @param given what exists
 * @param when what is done
 * @param then what must hold
 */
record Case(String id, JsonValue given, JsonValue when, JsonValue then) {

  /** Authorities that speak for the service; an emulator's tests do not. */
  private static final Set<String> PROOFS = Set.of("recorded-from-aws", "asserted-against-aws");

  /** The cases of an area that were recorded from the service or asserted against it. */
  static List<Case> of(Path file) {
    try {
      return of(Files.readString(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static List<Case> of(String json) {
    JsonArray cases = (JsonArray) member(JsonValue.parse(json), "cases");
    return cases.elements().stream()
        .filter(element -> PROOFS.contains(member(element, "authority").text()))
        .map(element -> new Case(
            member(element, "id").text(),
            member(element, "given"),
            member(element, "when"),
            member(element, "then")))
        .toList();
  }

  private static JsonValue member(JsonValue value, String name) {
    if (value instanceof JsonObject object && object.get(name) != null) {
      return object.get(name);
    }
    throw new IllegalArgumentException("no " + name + " in " + value);
  }

  /** The operations, one or several. */
  List<JsonValue> operations() {
    return when instanceof JsonArray list ? list.elements() : List.of(when);
  }
}
