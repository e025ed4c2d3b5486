package dev.faas.events.aws;

import dev.faas.events.Authorizer;
import dev.faas.events.Body;
import dev.faas.events.EventMeta;
import dev.faas.events.HttpRequest;
import dev.faas.events.aws.http.HeaderMaps;
import dev.faas.events.aws.http.HttpBody;
import dev.faas.events.aws.http.QueryMaps;
import dev.faas.events.aws.http.RequestTime;
import dev.faas.events.aws.http.RestAuthorizer;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Instants;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Maps;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The request of API Gateway's payload format 1.0, which REST APIs send: a line for each member, in the
 * order of the wire.
 */
final class RestRequest extends Shape<HttpRequest> {

  static final String KIND = "apigw-v1";

  private static final JsonCodec<Map<String, String>> TEXTS = Maps.of(Scalars.TEXT);
  private static final RequestTime REQUEST_TIME = new RequestTime();
  private static final SameText SAME = new SameText();
  private static final FirstLabel FIRST_LABEL = new FirstLabel();

  RestRequest() {
    super(HttpApiRequest.BLANK);
  }

  @Override
  protected HttpRequest fields(Fields f, HttpRequest r) throws IOException {
    EventMeta meta = f.meta(AwsEvents.PLATFORM, KIND, r.meta());
    String route = f.optional("resource", Scalars.TEXT, r.route());
    String path = f.required("path", Scalars.TEXT, r.path());
    String method = f.required("httpMethod", Scalars.TEXT, r.method());
    HeaderMaps headers = 
        HeaderMaps.fields(f, KIND, new HeaderMaps(r.headers(), r.cookies()));
    String query = QueryMaps.fields(f, KIND, r.rawQuery());
    Map<String, String> parameters =
        f.orNull(Map.of(), "pathParameters", TEXTS, r.pathParameters());
    Map<String, String> variables = f.orNull(Map.of(), "stageVariables", TEXTS, r.stageVariables());
    Context c = Context.fields(f, r, method, path, route);
    Body body = HttpBody.fieldsOrNull(f, KIND, r.body());
    return new HttpRequest(
        method,
        path,
        query,
        headers.headers(),
        headers.cookies(),
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

  private static String withStage(String path, @Nullable String stage) {
    return stage == null || stage.equals("$default") ? path : "/" + stage + path;
  }

  /** The member {@code requestContext}. */
  private record Context(
      @Nullable String clientIp,
      @Nullable String protocol,
      @Nullable String userAgent,
      @Nullable String host,
      @Nullable String requestId,
      @Nullable String stage,
      @Nullable Authorizer authorizer,
      @Nullable Instant receivedAt) {

    static Context fields(
        Fields f, HttpRequest r, String method, String path, @Nullable String route)
        throws IOException {
      f.group("requestContext");
      f.filler("accountId", JsonValue.of("123456789012"));
      f.filler("apiId", JsonValue.of("api-id"));
      f.derived("resourcePath", Scalars.TEXT, SAME, route);
      f.derived("httpMethod", Scalars.TEXT, SAME, method);
      Authorizer authorizer = f.optional("authorizer", RestAuthorizer.CODEC, r.authorizer());
      String host = f.optional("domainName", Scalars.TEXT, r.host());
      f.derived("domainPrefix", Scalars.TEXT, FIRST_LABEL, host);
      String protocol = f.optional("protocol", Scalars.TEXT, r.protocol());
      String requestId = f.optional("requestId", Scalars.TEXT, r.requestId());
      String stage = f.optional("stage", Scalars.TEXT, r.stage());
      f.derived("path", Scalars.TEXT, SAME, withStage(path, stage));
      Instant receivedAt = f.optional("requestTimeEpoch", Instants.EPOCH_MILLIS, r.receivedAt());
      f.derived("requestTime", Scalars.TEXT, REQUEST_TIME, receivedAt);
      f.group("identity");
      String clientIp = f.optional("sourceIp", Scalars.TEXT, r.clientIp());
      String userAgent = f.optional("userAgent", Scalars.TEXT, r.userAgent());
      f.end();
      f.end();
      return new Context(
          clientIp, protocol, userAgent, host, requestId, stage, authorizer, receivedAt);
    }
  }
}
