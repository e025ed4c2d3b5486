package dev.faas.events.aws.http;

import dev.faas.events.Authorizer;
import dev.faas.events.Body;
import dev.faas.events.EventMeta;
import dev.faas.events.HttpRequest;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Instants;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Maps;
import dev.faas.events.codec.Scalars;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of a request in the spelling of payload format 1.0, for one walk, part by part: {@link
 * #line}, {@link #parts}, {@link #context} inside of the group {@code requestContext}, then {@link
 * #request}. A part that an event does not have is left out.
 */
public final class RestMembers {

  private static final JsonCodec<Map<String, String>> TEXTS = Maps.of(Scalars.TEXT);
  private static final RequestTime REQUEST_TIME = new RequestTime();
  private static final SameText SAME = new SameText();
  private static final FirstLabel FIRST_LABEL = new FirstLabel();

  private final HttpRequest written;
  private @Nullable String route;
  private String path = "";
  private String method = "";
  private HeaderMaps headers;
  private String query;
  private Map<String, String> pathParameters = Map.of();
  private Map<String, String> stageVariables = Map.of();
  private @Nullable String clientIp;
  private @Nullable String protocol;
  private @Nullable String userAgent;
  private @Nullable String host;
  private @Nullable String requestId;
  private @Nullable String stage;
  private @Nullable Authorizer authorizer;
  private @Nullable Instant receivedAt;

  /** Members with the values of this request, if they are written. */
  public RestMembers(HttpRequest written) {
    this.written = written;
    this.headers = new HeaderMaps(written.headers(), written.cookies());
    this.query = written.rawQuery();
  }

  /**
   * Route, path and method.
   *
   * @param required whether path and method must be there; else they are empty where they are not
   */
  public void line(Fields f, boolean required) throws IOException {
    route = f.optional("resource", Scalars.TEXT, written.route());
    path = text(f, "path", written.path(), required);
    method = text(f, "httpMethod", written.method(), required);
  }

  private static String text(Fields f, String name, String value, boolean required)
      throws IOException {
    return required
        ? f.required(name, Scalars.TEXT, value)
        : f.unless("", name, Scalars.TEXT, value);
  }

  /** Headers, query, the parts of the path and the variables of the stage. */
  public void parts(Fields f, String kind, boolean nullIfEmpty) throws IOException {
    headers = HeaderMaps.fields(f, kind, headers);
    query = QueryMaps.fields(f, kind, query);
    pathParameters = texts(f, "pathParameters", written.pathParameters(), nullIfEmpty);
    stageVariables = texts(f, "stageVariables", written.stageVariables(), nullIfEmpty);
  }

  private static Map<String, String> texts(
      Fields f, String name, Map<String, String> value, boolean nullIfEmpty) throws IOException {
    return nullIfEmpty
        ? f.orNull(Map.of(), name, TEXTS, value)
        : f.unless(Map.of(), name, TEXTS, value);
  }

  /** What stands in {@code requestContext}. */
  public void context(Fields f) throws IOException {
    if (!path.isEmpty()) {
      f.filler("accountId", JsonValue.of("123456789012"));
    }
    f.filler("apiId", JsonValue.of("api-id"));
    f.derived("resourcePath", Scalars.TEXT, SAME, route);
    f.derived("httpMethod", Scalars.TEXT, SAME, method.isEmpty() ? null : method);
    authorizer = f.optional("authorizer", RestAuthorizer.CODEC, written.authorizer());
    host = f.optional("domainName", Scalars.TEXT, written.host());
    f.derived("domainPrefix", Scalars.TEXT, FIRST_LABEL, path.isEmpty() ? null : host);
    protocol = f.optional("protocol", Scalars.TEXT, written.protocol());
    requestId = f.optional("requestId", Scalars.TEXT, written.requestId());
    stage = f.optional("stage", Scalars.TEXT, written.stage());
    f.derived("path", Scalars.TEXT, SAME, path.isEmpty() ? null : withStage());
    receivedAt = f.optional("requestTimeEpoch", Instants.EPOCH_MILLIS, written.receivedAt());
    f.derived("requestTime", Scalars.TEXT, REQUEST_TIME, receivedAt);
    f.group("identity");
    clientIp = f.optional("sourceIp", Scalars.TEXT, written.clientIp());
    userAgent = f.optional("userAgent", Scalars.TEXT, written.userAgent());
    f.end();
  }

  private String withStage() {
    return stage == null || stage.equals("$default") ? path : "/" + stage + path;
  }

  /** The request that was walked over. */
  public HttpRequest request(Body body, EventMeta meta) {
    return request(route, body, meta);
  }

  /** The request that was walked over, on a route that is said elsewhere. */
  public HttpRequest request(@Nullable String ownRoute, Body body, EventMeta meta) {
    return new HttpRequest(
        method,
        path,
        query,
        headers.headers(),
        headers.cookies(),
        body,
        pathParameters,
        ownRoute,
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
