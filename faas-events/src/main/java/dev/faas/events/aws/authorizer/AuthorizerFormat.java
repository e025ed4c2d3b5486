package dev.faas.events.aws.authorizer;

import dev.faas.Codec;
import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.events.aws.http.Members;
import dev.faas.events.codec.JsonFormat;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonNull;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;

/** What authorizers are asked and answer, in the spelling that the event has. */
final class AuthorizerFormat implements EventFormat<AuthorizerRequest, AuthorizerAnswer> {

  static final EventFormat<AuthorizerRequest, AuthorizerAnswer> INSTANCE = new AuthorizerFormat();

  private final Codec<AuthorizerRequest> token = event(AuthorizerShape.TOKEN);
  private final Codec<AuthorizerRequest> request = event(AuthorizerShape.REQUEST);
  private final Codec<AuthorizerRequest> v2 = event(AuthorizerShape.V2);
  private final Codec<AuthorizerPolicy> policy =
      JsonFormat.codec("authorizer-policy", Answers.POLICY);
  private final Codec<AuthorizerDecision> decision =
      JsonFormat.codec("authorizer-simple", Answers.DECISION);

  private static Codec<AuthorizerRequest> event(String kind) {
    return JsonFormat.codec(kind, new AuthorizerShape(kind));
  }

  @Override
  public String kind() {
    return AuthorizerShape.REQUEST;
  }

  @Override
  public boolean isJson() {
    return true;
  }

  @Override
  public AuthorizerRequest decode(Payload in) {
    if (Members.has(kind(), in, "routeArn", null)) {
      return v2.decode(in);
    }
    return (Members.has(kind(), in, "type", "TOKEN") ? token : request).decode(in);
  }

  @Override
  public Payload encodeEvent(AuthorizerRequest event) {
    return (isV2(event) ? v2 : event.request() == null ? token : request).encode(event);
  }

  private static boolean isV2(AuthorizerRequest event) {
    return event.request() != null && "2.0".equals(event.version());
  }

  @Override
  public Payload encode(AuthorizerAnswer answer, AuthorizerRequest event) {
    boolean isV2 = isV2(event);
    if (answer instanceof AuthorizerDecision simple) {
      if (!isV2) {
        throw new IllegalStateException("only an authorizer of version 2.0 may answer with an"
            + " AuthorizerDecision; answer with AuthorizerPolicy.allow or deny");
      }
      return decision.encode(simple);
    }
    AuthorizerPolicy allowed = (AuthorizerPolicy) answer;
    if (!isV2 && event.version() == null) {
      requirePlain(allowed.context());
    }
    return policy.encode(allowed);
  }

  private static void requirePlain(JsonObject context) {
    for (String name : context.members().keySet()) {
      JsonValue value = context.get(name);
      if (value instanceof JsonObject || value instanceof JsonArray || value == JsonNull.NULL) {
        throw new IllegalStateException("the context of an authorizer of a REST or WebSocket API"
            + " has texts, numbers, true and false only, but " + name + " is " + value
            + "; give it as a text");
      }
    }
  }

  @Override
  public AuthorizerAnswer decodeResult(Payload result, Payload event) {
    return Members.has(kind(), result, "isAuthorized", null)
        ? decision.decode(result)
        : policy.decode(result);
  }
}
