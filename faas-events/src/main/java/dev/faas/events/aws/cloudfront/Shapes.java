package dev.faas.events.aws.cloudfront;

import dev.faas.Batch;
import dev.faas.events.Body;
import dev.faas.events.EventMeta;
import dev.faas.events.Headers;
import dev.faas.events.codec.Derivation;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Records;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What CloudFront sends and takes, on the wire. */
final class Shapes {

  static final String KIND = "cloudfront";

  private static final Said ENCODING = new Said(null);

  private Shapes() {}

  /** A word that goes with a body: how it is encoded, or always the same one. */
  private static final class Said extends Derivation<Body, String> {

    private final @Nullable String always;

    Said(@Nullable String always) {
      this.always = always;
    }

    @Override
    public @Nullable String of(Body body) {
      return always != null || body.isEmpty() ? always : body.isBase64() ? "base64" : "text";
    }
  }

  private static @Nullable Body body(
      Fields f, String encodingName, @Nullable String data, @Nullable Body written)
      throws IOException {
    String encoding = f.source(encodingName, Scalars.TEXT, ENCODING, written);
    Body body = written;
    if (f.isReading()) {
      body = data == null
          ? null
          : "base64".equals(encoding) ? Body.ofBase64(data, KIND, "$.body") : Body.of(data);
    }
    f.basis(encodingName, body);
    return body;
  }

  /** The events, of which there is always one. */
  static final class Events extends Records<CloudFrontEvent> {

    Events() {
      super("Records", new Event());
    }

    @Override
    protected Batch<CloudFrontEvent> batch(List<CloudFrontEvent> events) {
      List<Batch.Item<CloudFrontEvent>> items = new ArrayList<>(events.size());
      for (CloudFrontEvent event : events) {
        items.add(new Batch.Item<>(String.valueOf(event.requestId()), null, event));
      }
      return new Batch<>(items);
    }

    static Batch<CloudFrontEvent> of(CloudFrontEvent event) {
      return new Batch<>(List.of(new Batch.Item<>("", null, event)));
    }

    @Override
    protected EventMeta meta(CloudFrontEvent event) {
      return event.meta();
    }
  }

  private static final class Event extends Shape<CloudFrontEvent> {

    private static final JsonCodec<CloudFrontResponse> RESPONSE = new Response();

    Event() {
      super(CloudFrontEvent.viewerRequest(CloudFrontRequest.get("")));
    }

    @Override
    protected CloudFrontEvent fields(Fields f, CloudFrontEvent e) throws IOException {
      EventMeta meta = f.meta("aws", KIND, e.meta());
      f.group("cf");
      f.group("config");
      String domain =
          f.optional("distributionDomainName", Scalars.TEXT, e.distributionDomainName());
      String distribution = f.optional("distributionId", Scalars.TEXT, e.distributionId());
      String type = f.optional("eventType", Scalars.TEXT, e.eventType());
      String requestId = f.optional("requestId", Scalars.TEXT, e.requestId());
      f.end();
      CloudFrontRequest request = f.optional("request", Request.SENT, e.request());
      CloudFrontResponse response = f.optional("response", RESPONSE, e.response());
      f.end();
      return new CloudFrontEvent(type, distribution, domain, requestId, request, response, meta);
    }
  }

  /** A request, in an event or as an answer. */
  static final class Request extends Shape<CloudFrontRequest> {

    /** A request in an event, and as an answer to it, where another body is to replace the first. */
    static final JsonCodec<CloudFrontRequest> SENT = new Request("read-only");

    /** A request that a function has built as its answer. */
    static final JsonCodec<CloudFrontRequest> BUILT = new Request("replace");

    private static final Said REPLACE = new Said("replace");

    private final Said action;

    private Request(String action) {
      super(CloudFrontRequest.get(""));
      this.action = new Said(action);
    }

    @Override
    protected CloudFrontRequest fields(Fields f, CloudFrontRequest r) throws IOException {
      EventMeta meta = f.meta("aws", KIND, r.meta());
      Body written = r.body();
      f.group("body");
      String data = f.optional("data", Scalars.TEXT, written == null ? null : written.wire());
      Body body = body(f, "encoding", data, written);
      f.derived("action", Scalars.TEXT, isBuilt(r) ? action : REPLACE, body);
      f.end();
      String clientIp = f.optional("clientIp", Scalars.TEXT, r.clientIp());
      Headers headers = f.always("headers", EdgeHeaders.CODEC, r.headers(), Headers.empty());
      String method = f.required("method", Scalars.TEXT, r.method());
      JsonObject origin = f.optional("origin", Scalars.OBJECT, r.origin());
      String query = f.always("querystring", Scalars.TEXT, r.querystring(), "");
      String uri = f.required("uri", Scalars.TEXT, r.uri());
      return new CloudFrontRequest(clientIp, method, uri, query, headers, body, origin, meta);
    }
  }

  /** Whether a request was built, rather than decoded. */
  static boolean isBuilt(CloudFrontRequest request) {
    return request.meta().kind().isEmpty();
  }

  /** A response, in an event or as an answer. */
  static final class Response extends Shape<CloudFrontResponse> {

    Response() {
      super(CloudFrontResponse.of(200));
    }

    @Override
    protected CloudFrontResponse fields(Fields f, CloudFrontResponse r) throws IOException {
      EventMeta meta = f.meta("aws", KIND, r.meta());
      int status = f.required("status", Scalars.INT_TEXT, r.status());
      String reason = f.optional("statusDescription", Scalars.TEXT, r.statusDescription());
      Headers headers = f.always("headers", EdgeHeaders.CODEC, r.headers(), Headers.empty());
      String data = f.unless("", "body", Scalars.TEXT, r.body().wire());
      Body body = body(f, "bodyEncoding", data, r.body());
      return new CloudFrontResponse(
          status, reason, headers, body == null ? Body.empty() : body, meta);
    }
  }
}
