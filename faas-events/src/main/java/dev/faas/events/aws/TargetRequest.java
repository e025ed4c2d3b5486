package dev.faas.events.aws;

import dev.faas.events.Body;
import dev.faas.events.EventMeta;
import dev.faas.events.Headers;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpRequestBuilder;
import dev.faas.events.aws.http.EpochMicros;
import dev.faas.events.aws.http.HeaderMaps;
import dev.faas.events.aws.http.HttpApiRequest;
import dev.faas.events.aws.http.HttpBody;
import dev.faas.events.aws.http.QueryMaps;
import dev.faas.events.aws.http.SameText;
import dev.faas.events.aws.http.Texts;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Lists;
import dev.faas.events.codec.Maps;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The request to a function that is the target of an Application Load Balancer or of VPC Lattice. Names of
 * headers are in lower case, the query is as it was sent.
 *
 * <p>A load balancer gives one value of each header and parameter, the last, or all of them, as an
 * attribute of the target group says. VPC Lattice gives all in version 2.0 of its event structure. Version
 * 1.0 is that of Envoy's filter for Lambda: {@code raw_path} includes the query, and repeated headers are
 * joined by commas; some tools leave the query out there, and then it is read from its map.
 */
final class TargetRequest extends Shape<HttpRequest> {

  static final String ALB = "alb";
  static final String ALB_MULTI = "alb-multi";
  static final String LATTICE = "vpc-lattice";
  static final String LATTICE_V1 = "vpc-lattice-v1";

  private static final JsonCodec<Map<String, List<String>>> ONE = Maps.of(Texts.LAST);
  private static final JsonCodec<Map<String, List<String>>> JOINED = Maps.of(Texts.JOINED);
  private static final JsonCodec<Map<String, List<String>>> ALL = Maps.of(Lists.of(Scalars.TEXT));
  private static final JsonCodec<Map<String, List<String>>> EITHER = Maps.of(Texts.EITHER);
  private static final SameText SAME = new SameText();
  private static final String LATTICE_ARN = "arn:aws:vpc-lattice:us-east-1:123456789012:";
  private static final String FORWARDED = "x-forwarded-for";

  private final String kind;
  private final boolean isMulti;
  private final boolean isAlb;
  private final boolean isV1;

  TargetRequest(String kind) {
    super(HttpApiRequest.BLANK);
    this.kind = kind;
    this.isMulti = kind.equals(ALB_MULTI);
    this.isAlb = kind.startsWith(ALB);
    this.isV1 = kind.equals(LATTICE_V1);
  }

  @Override
  protected HttpRequest fields(Fields f, HttpRequest r) throws IOException {
    EventMeta meta = f.meta(AwsEvents.PLATFORM, kind, r.meta());
    Instant receivedAt = isV1 ? null : context(f, r);
    String method = f.required(isAlb ? "httpMethod" : "method", Scalars.TEXT, r.method());
    HeaderMaps headers = HeaderMaps.lowerCase(
        f,
        isMulti ? "multiValueHeaders" : "headers",
        isV1 ? JOINED : codec(),
        new HeaderMaps(r.headers(), r.cookies()));
    String[] target = target(f, r);
    Body body =
        HttpBody.fieldsAlways(f, kind, r.body(), isV1 ? "is_base64_encoded" : "isBase64Encoded");
    return request(method, target, headers, body, receivedAt, meta);
  }

  private JsonCodec<Map<String, List<String>>> codec() {
    return isMulti ? ALL : isAlb || isV1 ? ONE : EITHER;
  }

  private @Nullable Instant context(Fields f, HttpRequest r) throws IOException {
    if (!isAlb) {
      f.usually("version", JsonValue.of("2.0"));
    }
    f.group("requestContext");
    Instant receivedAt = null;
    if (isAlb) {
      f.group("elb");
      f.filler(
          "targetGroupArn",
          JsonValue.of("arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/"
              + "my-function/0a1b2c3d4e5f6071"));
      f.end();
    } else {
      f.filler(
          "serviceNetworkArn", JsonValue.of(LATTICE_ARN + "servicenetwork/sn-0a1b2c3d4e5f60718"));
      f.filler("serviceArn", JsonValue.of(LATTICE_ARN + "service/svc-0a1b2c3d4e5f60718"));
      f.filler("targetGroupArn", JsonValue.of(LATTICE_ARN + "targetgroup/tg-0a1b2c3d4e5f60718"));
      f.filler("identity", JsonObject.EMPTY.with("type", JsonValue.of("NONE")));
      f.filler("region", JsonValue.of("us-east-1"));
      receivedAt = f.optional("timeEpoch", EpochMicros.TEXT, r.receivedAt());
    }
    f.end();
    return receivedAt;
  }

  /** Path and query. */
  private String[] target(Fields f, HttpRequest r) throws IOException {
    String queryName = isMulti
        ? "multiValueQueryStringParameters"
        : isV1 ? "query_string_parameters" : "queryStringParameters";
    String query = QueryMaps.asSent(f, queryName, codec(), r.rawQuery());
    if (!isV1) {
      return new String[] {f.required("path", Scalars.TEXT, r.path()), query};
    }
    String read = f.source("raw_path", Scalars.TEXT, SAME, joined(r.path(), r.rawQuery()));
    String path = f.isReading() ? f.present("raw_path", read) : r.path();
    int question = f.isReading() ? path.indexOf('?') : -1;
    if (question >= 0) {
      query = path.substring(question + 1);
      path = path.substring(0, question);
      f.basis(queryName, query);
    }
    f.basis("raw_path", joined(path, query));
    return new String[] {path, query};
  }

  private static String joined(String path, String query) {
    return query.isEmpty() ? path : path + "?" + query;
  }

  private static HttpRequest request(
      String method,
      String[] target,
      HeaderMaps maps,
      Body body,
      @Nullable Instant receivedAt,
      EventMeta meta) {
    Headers headers = maps.headers();
    return new HttpRequest(
        method,
        target[0],
        target[1],
        headers,
        maps.cookies(),
        body,
        Map.of(),
        null,
        Map.of(),
        clientIp(headers),
        null,
        headers.get("user-agent").orElse(null),
        headers.get("host").orElse(null),
        null,
        null,
        null,
        receivedAt,
        meta);
  }

  /** Who spoke to the service: the last address, which the service itself has added. */
  private static @Nullable String clientIp(Headers headers) {
    List<String> all = headers.all(FORWARDED);
    String last = all.isEmpty() ? null : all.get(all.size() - 1);
    return last == null ? null : last.substring(last.lastIndexOf(',') + 1).strip();
  }

  /** A request in whose headers stands what other platforms say elsewhere: host, caller, user agent. */
  static HttpRequest withHeadersOnly(HttpRequest r) {
    HttpRequestBuilder changed = r.toBuilder();
    tell(changed, r, "host", r.host());
    tell(changed, r, "user-agent", r.userAgent());
    String clientIp = r.clientIp();
    tell(
        changed,
        r,
        FORWARDED,
        clientIp == null || clientIp.equals(clientIp(r.headers())) ? null : clientIp);
    return changed.build();
  }

  private static void tell(
      HttpRequestBuilder changed, HttpRequest r, String name, @Nullable String value) {
    if (value != null && !r.headers().all(name).contains(value)) {
      changed.header(name, value);
    }
  }
}
