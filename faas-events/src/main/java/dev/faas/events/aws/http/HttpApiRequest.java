package dev.faas.events.aws.http;

import dev.faas.events.Authorizer;
import dev.faas.events.Body;
import dev.faas.events.Cookie;
import dev.faas.events.EventMeta;
import dev.faas.events.Headers;
import dev.faas.events.HttpRequest;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Instants;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Lists;
import dev.faas.events.codec.Maps;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The request of API Gateway's payload format 2.0, which HTTP APIs and function URLs send: a line for
 * each member, in the order of the wire.
 */
public final class HttpApiRequest extends Shape<HttpRequest> {

  /** The name of this dialect. */
  public static final String KIND = "apigw-v2";

  private static final JsonValue VERSION = JsonValue.of("2.0");
  private static final JsonCodec<List<Cookie>> COOKIES = Lists.of(CookieLine.REQUEST);
  private static final JsonCodec<Map<String, String>> TEXTS = Maps.of(Scalars.TEXT);
  private static final RequestTime REQUEST_TIME = new RequestTime();
  private static final SameText SAME = new SameText();
  private static final FirstLabel FIRST_LABEL = new FirstLabel();

  /** A request of which nothing is said. */
  public static final HttpRequest BLANK = new HttpRequest(
      "",
      "",
      "",
      Headers.empty(),
      List.of(),
      Body.empty(),
      Map.of(),
      null,
      Map.of(),
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      EventMeta.none());

  /** A shape of such requests. */
  public HttpApiRequest() {
    super(BLANK);
  }

  @Override
  protected HttpRequest fields(Fields f, HttpRequest r) throws IOException {
    EventMeta meta = f.meta("aws", KIND, r.meta());
    return members(f, r, true, meta);
  }

  /** All members of such a request, for one walk; an authorizer is not told the body. */
  public static HttpRequest members(Fields f, HttpRequest r, boolean hasBody, EventMeta meta)
      throws IOException {
    f.usually("version", VERSION);
    String route = f.optional("routeKey", Scalars.TEXT, r.route());
    String path = f.required("rawPath", Scalars.TEXT, r.path());
    String query = f.required("rawQueryString", Scalars.TEXT, r.rawQuery());
    List<Cookie> cookies = f.unless(List.of(), "cookies", COOKIES, r.cookies());
    Headers headers = f.always("headers", JoinedHeaders.JOINED, r.headers(), Headers.empty());
    f.derived("queryStringParameters", TEXTS, QueryMaps.JOINED, query);
    Context c = Context.fields(f, r, path, route);
    Body body = hasBody ? HttpBody.fields(f, KIND, r.body()) : Body.empty();
    Map<String, String> parameters =
        f.unless(Map.of(), "pathParameters", TEXTS, r.pathParameters());
    Map<String, String> variables = f.unless(Map.of(), "stageVariables", TEXTS, r.stageVariables());
    return new HttpRequest(
        c.method,
        path,
        query,
        headers,
        cookies,
        body,
        parameters,
        route,
        variables,
        c.clientIp,
        c.protocol,
        c.userAgent,
        c.host,
        c.requestId,
        c.stage,
        c.authorizer,
        c.receivedAt,
        meta);
  }

  /** The member {@code requestContext}. */
  private record Context(
      String method,
      @Nullable String clientIp,
      @Nullable String protocol,
      @Nullable String userAgent,
      @Nullable String host,
      @Nullable String requestId,
      @Nullable String stage,
      @Nullable Authorizer authorizer,
      @Nullable Instant receivedAt) {

    static Context fields(Fields f, HttpRequest r, String path, @Nullable String route)
        throws IOException {
      f.group("requestContext");
      f.filler("accountId", JsonValue.of("123456789012"));
      f.filler("apiId", JsonValue.of("api-id"));
      Authorizer authorizer = f.optional("authorizer", AuthorizerChoice.CHOICE, r.authorizer());
      String host = f.optional("domainName", Scalars.TEXT, r.host());
      f.derived("domainPrefix", Scalars.TEXT, FIRST_LABEL, host);
      f.group("http");
      String method = f.required("method", Scalars.TEXT, r.method());
      f.derived("path", Scalars.TEXT, SAME, path);
      String protocol = f.optional("protocol", Scalars.TEXT, r.protocol());
      String clientIp = f.optional("sourceIp", Scalars.TEXT, r.clientIp());
      String userAgent = f.optional("userAgent", Scalars.TEXT, r.userAgent());
      f.end();
      String requestId = f.optional("requestId", Scalars.TEXT, r.requestId());
      f.derived("routeKey", Scalars.TEXT, SAME, route);
      String stage = f.optional("stage", Scalars.TEXT, r.stage());
      Instant receivedAt = f.optional("timeEpoch", Instants.EPOCH_MILLIS, r.receivedAt());
      f.derived("time", Scalars.TEXT, REQUEST_TIME, receivedAt);
      f.end();
      return new Context(
          method, clientIp, protocol, userAgent, host, requestId, stage, authorizer, receivedAt);
    }
  }
}
