package dev.faas.events.aws.websocket;

import dev.faas.events.Body;
import dev.faas.events.EventMeta;
import dev.faas.events.aws.http.HttpApiRequest;
import dev.faas.events.aws.http.HttpBody;
import dev.faas.events.aws.http.RestMembers;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Instants;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;

/** The event of a WebSocket API: payload format 1.0 without a request line. */
final class WebSocketShape extends Shape<WebSocketEvent> {

  static final String KIND = "apigw-websocket";

  WebSocketShape() {
    super(new WebSocketEvent("", "", null, null, null, null, HttpApiRequest.BLANK));
  }

  @Override
  protected WebSocketEvent fields(Fields f, WebSocketEvent e) throws IOException {
    EventMeta meta = f.meta("aws", KIND, e.meta());
    RestMembers members = new RestMembers(e.request());
    members.parts(f, KIND, false);
    f.group("requestContext");
    String route = f.optional("routeKey", Scalars.TEXT, e.request().route());
    String messageId = f.optional("messageId", Scalars.TEXT, e.messageId());
    String type = f.required("eventType", Scalars.TEXT, e.eventType());
    f.filler("messageDirection", JsonValue.of("IN"));
    Instant connectedAt = f.optional("connectedAt", Instants.EPOCH_MILLIS, e.connectedAt());
    Integer status = f.optional("disconnectStatusCode", Scalars.INT, e.disconnectStatusCode());
    String reason = f.optional("disconnectReason", Scalars.TEXT, e.disconnectReason());
    String connectionId = f.required("connectionId", Scalars.TEXT, e.connectionId());
    members.context(f);
    f.end();
    Body body = HttpBody.fields(f, KIND, e.body());
    return new WebSocketEvent(
        type,
        connectionId,
        messageId,
        connectedAt,
        status,
        reason,
        members.request(route, body, meta));
  }
}
