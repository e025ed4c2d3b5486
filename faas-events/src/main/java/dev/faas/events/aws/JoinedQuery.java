package dev.faas.events.aws;

import dev.faas.events.QueryParameters;
import dev.faas.events.codec.Derivation;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The decoded query as an object of texts; the values of a repeated name are joined by commas. */
final class JoinedQuery extends Derivation<String> {

  @Override
  public @Nullable JsonValue of(String rawQuery) {
    QueryParameters query = QueryParameters.parse(rawQuery);
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (String name : query.names()) {
      members.put(name, JsonValue.of(String.join(",", query.all(name))));
    }
    return members.isEmpty() ? null : new JsonObject(members);
  }
}
