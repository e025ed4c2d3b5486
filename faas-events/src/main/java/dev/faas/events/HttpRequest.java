package dev.faas.events;

import dev.faas.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request that calls the function. Immutable.
 *
 * <pre>{@code
 * HttpHandler hello = (request, context) ->
 *     HttpResponse.ok("Hello " + request.queryParameter("name").orElse("world"));
 *
 * HttpRequest.get("/hello?name=Ada")                            // a complete request, for a test
 * HttpRequest.post("/orders").withJson(order).withHeader("X-Tenant", "acme")
 * }</pre>
 *
 * <table>
 *   <caption>Where a component comes from; a dash means that it is absent there</caption>
 *   <tr><th>component</th><th>AWS, payload 2.0</th><th>AWS, payload 1.0</th><th>AWS, load balancer
 *       and VPC Lattice</th><th>Google Cloud</th><th>Azure</th></tr>
 *   <tr><td>method</td><td>requestContext.http.method</td><td>httpMethod</td><td>httpMethod;
 *       method</td><td>method</td><td>method</td></tr>
 *   <tr><td>path</td><td>rawPath, decoded</td><td>path, as sent</td><td>path or raw_path, as
 *       sent</td><td>path, canonical</td><td>of the url, as sent</td></tr>
 *   <tr><td>rawQuery</td><td>rawQueryString</td><td>made from multiValueQueryStringParameters; the
 *       order between names is lost</td><td>the same, as sent; or from queryStringParameters, which has
 *       the last value of each name; Lattice 1.0: of raw_path</td><td>query</td><td>of the
 *       url</td></tr>
 *   <tr><td>headers</td><td>headers, repeated ones joined by a comma</td><td>multiValueHeaders,
 *       else headers</td><td>multiValueHeaders, or headers, which has the last value of each name;
 *       names in lower case</td><td>headers</td><td>headers, repeated ones joined by a comma</td></tr>
 *   <tr><td>cookies</td><td>cookies</td><td>header Cookie</td><td>header Cookie</td><td>header
 *       Cookie</td><td>header Cookie</td></tr>
 *   <tr><td>body</td><td>body</td><td>body</td><td>body</td><td>body</td><td>body; text unless
 *       octet-stream or multipart</td></tr>
 *   <tr><td>pathParameters</td><td>pathParameters, decoded</td><td>pathParameters; REST: as
 *       sent</td><td>-</td><td>-</td><td>route parameters</td></tr>
 *   <tr><td>route</td><td>routeKey</td><td>resource</td><td>-</td><td>-</td><td>-</td></tr>
 *   <tr><td>stage, stageVariables</td><td>requestContext.stage, stageVariables</td><td>the
 *       same</td><td>-</td><td>-</td><td>-</td></tr>
 *   <tr><td>clientIp</td><td>requestContext.http.sourceIp</td><td>requestContext.identity.sourceIp</td><td>X-Forwarded-For,
 *       the last address</td><td>X-Forwarded-For</td><td>X-Forwarded-For</td></tr>
 *   <tr><td>protocol</td><td>requestContext.http.protocol</td><td>requestContext.protocol</td><td>-</td><td>-</td><td>-</td></tr>
 *   <tr><td>userAgent</td><td>requestContext.http.userAgent</td><td>requestContext.identity.userAgent</td><td>User-Agent</td><td>User-Agent</td><td>User-Agent</td></tr>
 *   <tr><td>host</td><td>requestContext.domainName</td><td>requestContext.domainName</td><td>Host</td><td>Host</td><td>of
 *       the url</td></tr>
 *   <tr><td>requestId</td><td>requestContext.requestId</td><td>requestContext.requestId</td><td>-</td><td>-</td><td>-</td></tr>
 *   <tr><td>authorizer</td><td>requestContext.authorizer</td><td>requestContext.authorizer</td><td>-</td><td>-</td><td>-</td></tr>
 *   <tr><td>receivedAt</td><td>requestContext.timeEpoch</td><td>requestContext.requestTimeEpoch</td><td>-;
 *       Lattice 2.0: requestContext.timeEpoch</td><td>-</td><td>-</td></tr>
 * </table>
 *
 * <p>CloudEvents has no HTTP request.
 *
 * <p>The canonical constructor is for codecs and not stable: a component may be added. Build requests
 * with {@link #get}, its siblings and {@link #builder}.
 *
 * @param method such as {@code GET}
 * @param path from the first slash, without the query; decoded where the platform decodes it
 * @param rawQuery what follows the question mark, still encoded; empty if there is none
 * @param headers the header fields, on AWS payload 2.0 without {@code Cookie}
 * @param cookies the cookies in the order they were sent
 * @param body what was sent; empty if nothing was
 * @param pathParameters the parts of the path that the route names; decoded where the platform decodes
 *     them
 * @param route the route that was taken, such as {@code GET /pets/{id}} or {@code $default}
 * @param stageVariables the variables of the stage
 * @param clientIp the address of the caller
 * @param protocol such as {@code HTTP/1.1}
 * @param userAgent what the caller says it is
 * @param host the domain name that was called
 * @param requestId the gateway's id of the request, not that of the invocation
 * @param stage such as {@code prod} or {@code $default}
 * @param authorizer what the platform found out about the caller
 * @param receivedAt when the gateway received the request
 * @param meta the platform, the dialect, and every field that no component stands for
 */
public record HttpRequest(
    String method,
    String path,
    String rawQuery,
    Headers headers,
    List<Cookie> cookies,
    Body body,
    Map<String, String> pathParameters,
    @Nullable String route,
    Map<String, String> stageVariables,
    @Nullable String clientIp,
    @Nullable String protocol,
    @Nullable String userAgent,
    @Nullable String host,
    @Nullable String requestId,
    @Nullable String stage,
    @Nullable Authorizer authorizer,
    @Nullable Instant receivedAt,
    EventMeta meta) {

  /** Copies the collections. */
  public HttpRequest {
    cookies = List.copyOf(cookies);
    pathParameters = OrderedCopy.of(pathParameters);
    stageVariables = OrderedCopy.of(stageVariables);
  }

  /** A complete GET request: see {@link #builder}. */
  public static HttpRequest get(String target) {
    return builder().target(target).build();
  }

  /** A complete POST request with an empty body: see {@link #builder}. */
  public static HttpRequest post(String target) {
    return builder().method("POST").target(target).build();
  }

  /** A complete PUT request with an empty body: see {@link #builder}. */
  public static HttpRequest put(String target) {
    return builder().method("PUT").target(target).build();
  }

  /** A complete PATCH request with an empty body: see {@link #builder}. */
  public static HttpRequest patch(String target) {
    return builder().method("PATCH").target(target).build();
  }

  /** A complete DELETE request: see {@link #builder}. */
  public static HttpRequest delete(String target) {
    return builder().method("DELETE").target(target).build();
  }

  /**
   * A builder that starts with {@code GET /}, complete and as an HTTP API of AWS sends it in payload 2.0:
   * from one curl, in 2026, on the route {@code $default} of the stage {@code $default}.
   */
  public static HttpRequestBuilder builder() {
    return new HttpRequestBuilder();
  }

  /** A builder that starts with this request. */
  public HttpRequestBuilder toBuilder() {
    return new HttpRequestBuilder(this);
  }

  /** The query, decoded; never fails. Keep it to look at several parameters. */
  public QueryParameters query() {
    return QueryParameters.parse(rawQuery);
  }

  /** The first value of this query parameter, decoded. */
  public Optional<String> queryParameter(String name) {
    return query().first(name);
  }

  /** The first value of this header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return headers.get(name);
  }

  /** The value of the first cookie of this name; names are case-sensitive. */
  public Optional<String> cookie(String name) {
    for (Cookie cookie : cookies) {
      if (cookie.name().equals(name)) {
        return Optional.of(cookie.value());
      }
    }
    return Optional.empty();
  }

  /** The part of the path that the route calls by this name. */
  public Optional<String> pathParameter(String name) {
    return Optional.ofNullable(pathParameters.get(name));
  }

  /** The body as text. */
  public String text() {
    return body.text();
  }

  /** The body's JSON as a value of the user's own type: see {@link Body#json(Class)}. */
  public <T> T json(Class<T> type) {
    return body.json(type);
  }

  /** The body's JSON as a value of a generic type: see {@link Body#json(Type)}. */
  public <T> T json(Type<T> type) {
    return body.json(type);
  }

  /** This request with one more query parameter; name and value are given decoded. */
  public HttpRequest withQueryParameter(String name, String value) {
    return toBuilder().queryParameter(name, value).build();
  }

  /** This request with this value as the only one of a header: see {@link Headers#with}. */
  public HttpRequest withHeader(String name, String value) {
    return toBuilder().header(name, value).build();
  }

  /** This request with one more cookie: see {@link Cookie#of}. */
  public HttpRequest withCookie(String name, String value) {
    return toBuilder().cookie(Cookie.of(name, value)).build();
  }

  /** This request with another body and a {@code content-length} that fits. */
  public HttpRequest withBody(Body newBody) {
    return toBuilder().body(newBody).build();
  }

  /** This request with this text as its body and a {@code content-length} that fits. */
  public HttpRequest withBody(String text) {
    return withBody(Body.of(text));
  }

  /** This request with the value as its body, as {@code application/json}: see {@link Body#ofJson}. */
  public HttpRequest withJson(Object value) {
    return toBuilder().json(value).build();
  }

  /** This request with one more path parameter, or another value of it. */
  public HttpRequest withPathParameter(String name, String value) {
    return toBuilder().pathParameter(name, value).build();
  }

  /** This request on another route, such as {@code GET /pets/{id}}. */
  public HttpRequest withRoute(String newRoute) {
    return toBuilder().route(newRoute).build();
  }

  /** This request of a caller of whom the platform knows this. */
  public HttpRequest withAuthorizer(Authorizer newAuthorizer) {
    return toBuilder().authorizer(newAuthorizer).build();
  }
}
