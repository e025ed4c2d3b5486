package dev.faas.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds an {@link HttpRequest}: see {@link HttpRequest#builder}. For one thread. */
public final class HttpRequestBuilder {

  private static final String CLIENT_IP = "203.0.113.7";
  private static final String USER_AGENT = "curl/8.5.0";
  private static final String HOST = "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com";
  // noon of 1 January 2026; as a number, since parsing costs some hundred classes
  private static final Instant RECEIVED = Instant.ofEpochMilli(1_767_268_800_183L);
  private static final Headers HEADERS = Headers.of(
      "accept", "*/*",
      "content-length", "0",
      "host", HOST,
      "user-agent", USER_AGENT,
      "x-amzn-trace-id", "Root=1-695669c0-0a1b2c3d4e5f60718293a4b5",
      "x-forwarded-for", CLIENT_IP,
      "x-forwarded-port", "443",
      "x-forwarded-proto", "https");

  private String method = "GET";
  private String path = "/";
  private String rawQuery = "";
  private Headers headers = HEADERS;
  private List<Cookie> cookies = new ArrayList<>();
  private Body body = Body.empty();
  private Map<String, String> pathParameters = new LinkedHashMap<>();
  private @Nullable String route = "$default";
  private Map<String, String> stageVariables = new LinkedHashMap<>();
  private @Nullable String clientIp = CLIENT_IP;
  private @Nullable String protocol = "HTTP/1.1";
  private @Nullable String userAgent = USER_AGENT;
  private @Nullable String host = HOST;
  private @Nullable String requestId = "JKJaXmPLvHcESHA=";
  private @Nullable String stage = "$default";
  private @Nullable Authorizer authorizer;
  private @Nullable Instant receivedAt = RECEIVED;
  private EventMeta meta = EventMeta.none();

  HttpRequestBuilder() {}

  HttpRequestBuilder(HttpRequest request) {
    method = request.method();
    path = request.path();
    rawQuery = request.rawQuery();
    headers = request.headers();
    cookies = new ArrayList<>(request.cookies());
    body = request.body();
    pathParameters = new LinkedHashMap<>(request.pathParameters());
    route = request.route();
    stageVariables = new LinkedHashMap<>(request.stageVariables());
    clientIp = request.clientIp();
    protocol = request.protocol();
    userAgent = request.userAgent();
    host = request.host();
    requestId = request.requestId();
    stage = request.stage();
    authorizer = request.authorizer();
    receivedAt = request.receivedAt();
    meta = request.meta();
  }

  /** Such as {@code GET}. */
  public HttpRequestBuilder method(String newMethod) {
    method = newMethod;
    return this;
  }

  /**
   * Path and query as a client writes them, such as {@code /pets/Caf%C3%A9?page=2}: the path is decoded,
   * the query is kept as it is.
   */
  public HttpRequestBuilder target(String target) {
    int question = target.indexOf('?');
    path = PercentText.decode(question < 0 ? target : target.substring(0, question));
    rawQuery = question < 0 ? "" : target.substring(question + 1);
    return this;
  }

  /** The path without the query, as the function is to see it. */
  public HttpRequestBuilder path(String newPath) {
    path = newPath;
    return this;
  }

  /** The query as it is sent, encoded; without the question mark. */
  public HttpRequestBuilder rawQuery(String newRawQuery) {
    rawQuery = newRawQuery;
    return this;
  }

  /** One more query parameter; name and value are given decoded. */
  public HttpRequestBuilder queryParameter(String name, String value) {
    String parameter = PercentText.encodeForm(name) + "=" + PercentText.encodeForm(value);
    rawQuery = rawQuery.isEmpty() ? parameter : rawQuery + "&" + parameter;
    return this;
  }

  /** This value as the only one of a header: see {@link Headers#with}. */
  public HttpRequestBuilder header(String name, String value) {
    headers = headers.with(name, value);
    return this;
  }

  /** One more value of a header: see {@link Headers#withAdded}. */
  public HttpRequestBuilder addedHeader(String name, String value) {
    headers = headers.withAdded(name, value);
    return this;
  }

  /** These header fields and no others, those that every request has included. */
  public HttpRequestBuilder headers(Headers newHeaders) {
    headers = newHeaders;
    return this;
  }

  /** One more cookie. */
  public HttpRequestBuilder cookie(Cookie cookie) {
    cookies.add(cookie.checked());
    return this;
  }

  /** What is sent; the header {@code content-length} follows. */
  public HttpRequestBuilder body(Body newBody) {
    body = newBody;
    return header("content-length", Integer.toString(newBody.size()));
  }

  /** What is sent, as text. */
  public HttpRequestBuilder body(String text) {
    return body(Body.of(text));
  }

  /** What is sent, as {@code application/json}: see {@link Body#ofJson(Object)}. */
  public HttpRequestBuilder json(Object value) {
    return header("content-type", "application/json").body(Body.ofJson(value));
  }

  /** The part of the path that the route calls by this name. */
  public HttpRequestBuilder pathParameter(String name, String value) {
    pathParameters.put(name, value);
    return this;
  }

  /** The route that was taken, such as {@code GET /pets/{id}}. */
  public HttpRequestBuilder route(@Nullable String newRoute) {
    route = newRoute;
    return this;
  }

  /** A variable of the stage. */
  public HttpRequestBuilder stageVariable(String name, String value) {
    stageVariables.put(name, value);
    return this;
  }

  /** The address of the caller; the header {@code x-forwarded-for} stays as it is. */
  public HttpRequestBuilder clientIp(@Nullable String newClientIp) {
    clientIp = newClientIp;
    return this;
  }

  /** Such as {@code HTTP/1.1}. */
  public HttpRequestBuilder protocol(@Nullable String newProtocol) {
    protocol = newProtocol;
    return this;
  }

  /** What the caller says it is; the header {@code user-agent} stays as it is. */
  public HttpRequestBuilder userAgent(@Nullable String newUserAgent) {
    userAgent = newUserAgent;
    return this;
  }

  /** The domain name that was called; the header {@code host} stays as it is. */
  public HttpRequestBuilder host(@Nullable String newHost) {
    host = newHost;
    return this;
  }

  /** The gateway's id of the request. */
  public HttpRequestBuilder requestId(@Nullable String newRequestId) {
    requestId = newRequestId;
    return this;
  }

  /** Such as {@code prod} or {@code $default}. */
  public HttpRequestBuilder stage(@Nullable String newStage) {
    stage = newStage;
    return this;
  }

  /** What the platform found out about the caller. */
  public HttpRequestBuilder authorizer(@Nullable Authorizer newAuthorizer) {
    authorizer = newAuthorizer;
    return this;
  }

  /** When the gateway received the request. */
  public HttpRequestBuilder receivedAt(@Nullable Instant time) {
    receivedAt = time;
    return this;
  }

  /** The request. The builder can be used on. */
  public HttpRequest build() {
    return new HttpRequest(
        method,
        path,
        rawQuery,
        headers,
        cookies,
        body,
        pathParameters,
        route,
        stageVariables,
        clientIp,
        protocol,
        userAgent,
        host,
        requestId,
        stage,
        authorizer,
        receivedAt,
        meta);
  }
}
