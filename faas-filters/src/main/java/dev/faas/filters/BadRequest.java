package dev.faas.filters;

import dev.faas.events.Body;
import dev.faas.events.HttpResponse;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answer to a request that is not valid. */
final class BadRequest {

  private BadRequest() {}

  static HttpResponse of(List<Violation> violations) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("title", JsonValue.of("Bad Request"));
    members.put("status", JsonValue.of(400));
    members.put("detail", JsonValue.of(violations.get(0).toString()));
    members.put(
        "violations", new JsonArray(violations.stream().map(BadRequest::json).toList()));
    return HttpResponse.of(400)
        .withBody("application/problem+json", Body.of(JsonObject.of(members).toString()));
  }

  private static JsonValue json(Violation violation) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("place", JsonValue.of(violation.place()));
    members.put("expected", JsonValue.of(violation.expected()));
    members.put("found", JsonValue.of(violation.found()));
    return JsonObject.of(members);
  }
}
