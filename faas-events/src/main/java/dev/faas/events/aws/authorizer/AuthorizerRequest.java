package dev.faas.events.aws.authorizer;

import dev.faas.events.EventFormat;
import dev.faas.events.EventMeta;
import dev.faas.events.Headers;
import dev.faas.events.HttpRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * API Gateway asks whether a caller may call. Immutable.
 *
 * <pre>{@code
 * AuthorizerAnswer on(AuthorizerRequest asked, Context context) {
 *   return "let me in".equals(asked.token())
 *       ? AuthorizerPolicy.allow("ada", asked.arn()).withContext("tenant", "acme")
 *       : AuthorizerPolicy.deny("nobody", asked.arn());
 * }
 * }</pre>
 *
 * <table>
 *   <caption>What is there; a dash means that it is absent</caption>
 *   <tr><th>authorizer</th><th>version</th><th>token</th><th>identitySource</th><th>request</th></tr>
 *   <tr><td>TOKEN, of REST APIs</td><td>-</td><td>authorizationToken</td><td>-</td><td>-</td></tr>
 *   <tr><td>REQUEST, of REST APIs</td><td>-</td><td>-</td><td>-</td><td>all but the body</td></tr>
 *   <tr><td>REQUEST, of WebSocket APIs</td><td>-</td><td>-</td><td>-</td>
 *       <td>the handshake; method and path are empty</td></tr>
 *   <tr><td>REQUEST 1.0, of HTTP APIs</td><td>1.0</td><td>authorizationToken</td>
 *       <td>one text</td><td>all but the body</td></tr>
 *   <tr><td>REQUEST 2.0, of HTTP APIs</td><td>2.0</td><td>-</td><td>a text for each source</td>
 *       <td>all but the body</td></tr>
 * </table>
 *
 * <p>Facts: API Gateway developer guide, "Use API Gateway Lambda authorizers", "Control access to HTTP APIs
 * with AWS Lambda authorizers" and "Control access to WebSocket APIs with AWS Lambda REQUEST authorizers".
 *
 * @param version the payload format version of HTTP APIs
 * @param arn what is to be called: {@code methodArn}, in version 2.0 {@code routeArn}
 * @param token what the caller sent to show who it is
 * @param identitySource the values of the identity sources that the authorizer is set up with
 * @param request the request, with an empty body
 * @param meta the platform, and every field that no component stands for
 */
public record AuthorizerRequest(
    @Nullable String version,
    String arn,
    @Nullable String token,
    List<String> identitySource,
    @Nullable HttpRequest request,
    EventMeta meta) {

  private static final String API = "arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/";

  /** Copies the list. */
  public AuthorizerRequest {
    identitySource = List.copyOf(identitySource);
  }

  /**
   * The wire format of all of them. The kinds are {@code apigw-authorizer-token}, {@code
   * apigw-authorizer-request} and {@code apigw-authorizer-v2}; an answer that API Gateway would not
   * understand is not encoded, but fails.
   */
  public static EventFormat<AuthorizerRequest, AuthorizerAnswer> format() {
    return AuthorizerFormat.INSTANCE;
  }

  /** What a TOKEN authorizer of a REST API is asked, about {@code GET /pets}. */
  public static AuthorizerRequest ofToken(String token) {
    return new AuthorizerRequest(
        null, API + "prod/GET/pets", token, List.of(), null, EventMeta.none());
  }

  /** What a REQUEST authorizer of a REST API is asked about a request to its stage. */
  public static AuthorizerRequest ofRest(HttpRequest request) {
    String arn = API + request.stage() + "/" + request.method() + request.path();
    return new AuthorizerRequest(null, arn, null, List.of(), request, EventMeta.none());
  }

  /**
   * What a REQUEST authorizer of an HTTP API is asked in version 2.0, with the header {@code Authorization}
   * as its identity source.
   */
  public static AuthorizerRequest ofHttpApi(HttpRequest request) {
    String arn = API + request.stage() + "/" + request.method() + request.path();
    List<String> source = request.headers().all("authorization");
    return new AuthorizerRequest("2.0", arn, null, source, request, EventMeta.none());
  }

  /** What an authorizer of a WebSocket API is asked about a client that connects. */
  public static AuthorizerRequest ofWebSocket(Headers headers) {
    HttpRequest handshake = HttpRequest.builder()
        .method("")
        .path("")
        .route(null)
        .protocol(null)
        .headers(headers)
        .build();
    return new AuthorizerRequest(
        null, API + "$default/$connect", null, List.of(), handshake, EventMeta.none());
  }

  /** This question about another call. */
  public AuthorizerRequest withArn(String newArn) {
    return new AuthorizerRequest(version, newArn, token, identitySource, request, meta);
  }

  /** This question with other values of the identity sources. */
  public AuthorizerRequest withIdentitySource(String... values) {
    return new AuthorizerRequest(version, arn, token, List.of(values), request, meta);
  }
}
