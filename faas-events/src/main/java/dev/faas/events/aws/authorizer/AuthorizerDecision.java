package dev.faas.events.aws.authorizer;

import dev.faas.events.EventMeta;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;

/**
 * Whether the caller may call: the simple response that HTTP APIs understand in version 2.0 where it is
 * switched on for the authorizer. Immutable.
 *
 * @param isAuthorized whether it may
 * @param context what the called function is told about the caller, as {@code Authorizer.Custom}
 * @param meta every field that no component stands for
 */
public record AuthorizerDecision(boolean isAuthorized, JsonObject context, EventMeta meta)
    implements AuthorizerAnswer {

  /** It may. */
  public static AuthorizerDecision allow() {
    return new AuthorizerDecision(true, JsonObject.EMPTY, EventMeta.none());
  }

  /** It may not. */
  public static AuthorizerDecision deny() {
    return new AuthorizerDecision(false, JsonObject.EMPTY, EventMeta.none());
  }

  /** This decision, with which the called function is told this, too; any JSON. */
  public AuthorizerDecision withContext(String name, JsonValue value) {
    return new AuthorizerDecision(isAuthorized, context.with(name, value), meta);
  }

  /** This decision, with which the called function is told this text, too. */
  public AuthorizerDecision withContext(String name, String value) {
    return withContext(name, JsonValue.of(value));
  }
}
