package dev.faas.events.aws.websocket;

import dev.faas.events.Body;
import dev.faas.events.EventFormat;
import dev.faas.events.EventMeta;
import dev.faas.events.Headers;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpRequestBuilder;
import dev.faas.events.HttpResponse;
import dev.faas.events.aws.http.RestResponse;
import dev.faas.events.codec.JsonFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A client of a WebSocket API of API Gateway connects, sends a message, or is gone. Immutable.
 *
 * <pre>{@code
 * HttpResponse on(WebSocketEvent event, Context context) {
 *   if (event.isConnect()) {
 *     return event.request().header("X-Token").isPresent() ? HttpResponse.ok() : HttpResponse.of(401);
 *   }
 *   return HttpResponse.ok(event.isMessage() ? "heard: " + event.text() : "");
 * }
 * }</pre>
 *
 * <p>It is answered with an {@link HttpResponse} in payload format 1.0. When a client connects, a status of
 * 2xx lets it in, and a header {@code Sec-WebSocket-Protocol} chooses the subprotocol; the body of the
 * answer to a message goes to the client where its route has a route response; the answer to a client that
 * is gone is ignored. Facts: API Gateway developer guide, "Overview of WebSocket APIs in API Gateway" and
 * "API Gateway mapping template reference for WebSocket APIs".
 *
 * @param eventType {@code CONNECT}, {@code MESSAGE} or {@code DISCONNECT}
 * @param connectionId the connection; with it the function sends messages to the client
 * @param messageId the message; null where there is none
 * @param connectedAt when the client connected
 * @param disconnectStatusCode why the connection was closed, such as 1001; null unless it was, and said
 * @param disconnectReason the same in words; may be empty
 * @param request headers, cookies and query of the handshake, when a client connects or is gone; the
 *     message as its body; the route, such as {@code $connect}, {@code $default} or the name of an action;
 *     stage, host, caller, authorizer, request id and time. Method and path are empty: the service does
 *     not say them
 */
public record WebSocketEvent(
    String eventType,
    String connectionId,
    @Nullable String messageId,
    @Nullable Instant connectedAt,
    @Nullable Integer disconnectStatusCode,
    @Nullable String disconnectReason,
    HttpRequest request) {

  private static final class Format {
    static final EventFormat<WebSocketEvent, HttpResponse> INSTANCE = new JsonFormat<>(
        WebSocketShape.KIND, new WebSocketShape(), new RestResponse(WebSocketShape.KIND));
  }

  /** The wire format; the kind is {@code apigw-websocket}. */
  public static EventFormat<WebSocketEvent, HttpResponse> format() {
    return Format.INSTANCE;
  }

  /** A client that connects, in 2026: a complete event on the route {@code $connect}. */
  public static WebSocketEvent connect(String connectionId) {
    HttpRequestBuilder handshake = request("$connect")
        .headers(Headers.of(
            "Host", "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com",
            "Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits",
            "Sec-WebSocket-Key", "AAECAwQFBgcICQoLDA0ODw==",
            "Sec-WebSocket-Version", "13",
            "X-Forwarded-For", "203.0.113.7",
            "X-Forwarded-Port", "443",
            "X-Forwarded-Proto", "https"));
    return event("CONNECT", connectionId, null, handshake);
  }

  /** A client that sends a message: a complete event on the route {@code $default}. */
  public static WebSocketEvent message(String connectionId, String text) {
    HttpRequestBuilder message = request("$default").body(text).headers(Headers.empty());
    return event("MESSAGE", connectionId, "JKJaXcXSoAMCJWQ=", message);
  }

  /** A client that is gone: a complete event on the route {@code $disconnect}, with the status 1001. */
  public static WebSocketEvent disconnect(String connectionId) {
    HttpRequest gone = request("$disconnect").headers(Headers.empty()).build();
    return new WebSocketEvent(
        "DISCONNECT", connectionId, null, gone.receivedAt(), 1001, "Going away", gone);
  }

  private static HttpRequestBuilder request(String route) {
    return HttpRequest.builder()
        .method("")
        .path("")
        .route(route)
        .protocol(null)
        .stage("production");
  }

  private static WebSocketEvent event(
      String type, String connectionId, @Nullable String messageId, HttpRequestBuilder request) {
    HttpRequest built = request.build();
    return new WebSocketEvent(type, connectionId, messageId, built.receivedAt(), null, null, built);
  }

  /** Whether a client connects, and waits to be let in. */
  public boolean isConnect() {
    return eventType.equals("CONNECT");
  }

  /** Whether a client sent a message. */
  public boolean isMessage() {
    return eventType.equals("MESSAGE");
  }

  /** Whether a client is gone. */
  public boolean isDisconnect() {
    return eventType.equals("DISCONNECT");
  }

  /** The message; empty if there is none. */
  public Body body() {
    return request.body();
  }

  /** The message as text. */
  public String text() {
    return request.text();
  }

  /** The message's JSON as a value of the user's own type: see {@link Body#json(Class)}. */
  public <T> T json(Class<T> type) {
    return request.json(type);
  }

  /** The platform, and every field that no component stands for. */
  public EventMeta meta() {
    return request.meta();
  }

  /** This event with another request: headers, query, route, caller and so on. */
  public WebSocketEvent withRequest(HttpRequest newRequest) {
    return new WebSocketEvent(
        eventType,
        connectionId,
        messageId,
        connectedAt,
        disconnectStatusCode,
        disconnectReason,
        newRequest);
  }

  /** This event on another route, such as the name of an action. */
  public WebSocketEvent withRoute(String route) {
    return withRequest(request.withRoute(route));
  }
}
