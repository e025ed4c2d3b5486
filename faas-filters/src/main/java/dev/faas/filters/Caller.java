package dev.faas.filters;

import dev.faas.events.Authorizer;
import dev.faas.events.HttpRequest;
import dev.faas.events.json.JsonValue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whom the platform found behind a request, so that nobody gets the kept response to another one's
 * request by guessing its key.
 */
final class Caller {

  private Caller() {}

  /** The same in all requests of one caller; empty where the platform did not ask who it is. */
  static String of(HttpRequest request) {
    Authorizer authorizer = request.authorizer();
    if (authorizer instanceof Authorizer.Jwt jwt) {
      return "jwt " + jwt.claims().get("iss") + " " + jwt.claims().get("sub");
    }
    if (authorizer instanceof Authorizer.Iam iam) {
      return "iam " + iam.accountId() + " " + withoutSession(iam);
    }
    if (authorizer instanceof Authorizer.Custom custom) {
      return "custom " + custom.context().at("principalId").map(JsonValue::text).orElse("");
    }
    return "";
  }

  /** The id of an assumed role is followed by a colon and its session, which may end between repeats. */
  private static String withoutSession(Authorizer.Iam iam) {
    @Nullable String id = iam.userId() != null ? iam.userId() : iam.accessKey();
    return Objects.toString(id).replaceFirst(":.*", "");
  }
}
