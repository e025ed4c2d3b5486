package dev.faas.events.aws.websocket;

import dev.faas.Payload;
import dev.faas.events.contract.Formats;
import dev.faas.events.contract.Mutations;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class WebSocketProperties {

  private static final Mutations MUTATIONS = Mutations.with(List.of(
      "x",
      "body",
      "headers",
      "multiValueHeaders",
      "eventType",
      "connectionId",
      "connectedAt",
      "disconnectStatusCode",
      "identity",
      "authorizer",
      "routeKey",
      "path",
      "isBase64Encoded"));

  @Property(tries = 600)
  void changedEventIsDecodedWithoutLossOrNamedAsWrong(@ForAll long seed) {
    for (String golden : List.of("connect.json", "message.json", "disconnect.json")) {
      Payload event = Formats.golden(WebSocketProperties.class, golden);
      MUTATIONS.check(event, seed, json -> Formats.reencoded(WebSocketEvent.format(), json));
    }
  }

  @Property(tries = 200)
  void changedAnswerIsDecodedWithoutLossOrNamedAsWrong(@ForAll long seed) {
    Payload event = Formats.golden(WebSocketProperties.class, "connect.json");
    Payload answer = Formats.golden(WebSocketProperties.class, "connect-result.json");
    MUTATIONS.check(
        answer, seed, json -> Formats.reencodedResult(WebSocketEvent.format(), json, event));
  }
}
