package dev.faas.events.aws.authorizer;

import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.events.contract.Formats;
import dev.faas.events.contract.Mutations;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class AuthorizerProperties {

  private static final Mutations MUTATIONS = Mutations.with(
      List.of(
          "x",
          "version",
          "type",
          "methodArn",
          "routeArn",
          "authorizationToken",
          "identitySource",
          "headers",
          "path",
          "requestContext",
          "identity",
          "context",
          "Condition",
          "Action",
          "isAuthorized",
          "variables",
          "ttlOverride"),
      "\"TOKEN\"",
      "\"REQUEST\"");

  @Property(tries = 500)
  void changedQuestionIsDecodedWithoutLossOrNamedAsWrong(@ForAll long seed) {
    for (String golden : List.of(
        "token.json",
        "request.json",
        "request-1.0.json",
        "request-websocket.json",
        "request-2.0.json")) {
      check(AuthorizerRequest.format(), golden, seed);
    }
    check(AppSyncAuthorizerRequest.format(), "appsync.json", seed);
  }

  private static void check(EventFormat<?, ?> format, String golden, long seed) {
    MUTATIONS.check(golden(golden), seed, json -> Formats.reencoded(format, json));
  }

  @Property(tries = 500)
  void changedAnswerIsDecodedWithoutLossOrNamedAsWrong(@ForAll long seed) {
    checkResult(AuthorizerRequest.format(), "request-2.0.json", "policy-result.json", seed);
    checkResult(AuthorizerRequest.format(), "request-2.0.json", "simple-result.json", seed);
    checkResult(AppSyncAuthorizerRequest.format(), "appsync.json", "appsync-result.json", seed);
  }

  private static void checkResult(
      EventFormat<?, ?> format, String asked, String answer, long seed) {
    Payload event = golden(asked);
    MUTATIONS.check(golden(answer), seed, json -> Formats.reencodedResult(format, json, event));
  }

  private static Payload golden(String name) {
    return Formats.golden(AuthorizerProperties.class, name);
  }
}
