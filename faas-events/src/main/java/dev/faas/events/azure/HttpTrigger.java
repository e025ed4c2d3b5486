package dev.faas.events.azure;

import dev.faas.events.Body;
import dev.faas.events.EventMeta;
import dev.faas.events.Headers;
import dev.faas.events.HttpRequest;
import dev.faas.events.QueryParameters;
import dev.faas.events.azure.host.HostScalar;
import dev.faas.events.azure.host.HttpTarget;
import dev.faas.events.codec.Derivation.Same;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Maps;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The request of an HTTP trigger. Facts: the host's public source ({@code GetRequestAsJObject}): query
 * parameters of one name are joined, so the query is that of the URL; the body is base64 for octet-stream and
 * multipart, otherwise text, and left out where no {@code Content-Length} says that there is one.
 */
final class HttpTrigger extends Shape<HttpRequest> {

  static final String KIND = "http";

  private static final JsonCodec<Map<String, String>> TEXTS = Maps.of(HostScalar.ANY_TEXT);
  private static final Same<String> SAME = new Same<>();
  private static final Same<JsonValue> JSON = new Same<>();
  private static final Same<JsonObject> OBJECT = new Same<>();

  HttpTrigger() {
    super(request(
        "GET",
        new HttpTarget(null, "/", ""),
        HttpFields.read(false, null),
        Map.of(),
        Body.empty(),
        EventMeta.none()));
  }

  @Override
  protected HttpRequest fields(Fields f, HttpRequest r) throws IOException {
    EventMeta meta = f.meta(AzureEvents.PLATFORM, KIND, r.meta());
    f.group("Data");
    HttpTarget written = new HttpTarget(r.host(), r.path(), r.rawQuery());
    String url = f.source("Url", Scalars.TEXT, SAME, written.url());
    String method = f.required("Method", Scalars.TEXT, r.method());
    HttpTarget target = f.isReading() ? HttpTarget.of(f.present("Url", url)) : written;
    f.basis("Url", target.url());
    f.derived("Query", Scalars.JSON, JSON, query(target.rawQuery));
    HttpFields sent = new HttpFields(false, r.headers(), r.cookies());
    JsonObject read = f.source("Headers", Scalars.OBJECT, OBJECT, sent.json());
    HttpFields headers = f.isReading() ? HttpFields.read(false, read) : sent;
    f.basis("Headers", headers.json());
    Map<String, String> parameters = f.always("Params", TEXTS, r.pathParameters(), Map.of());
    f.filler("Identities", new JsonArray(List.of()));
    boolean isBinary = isBinary(headers.headers);
    String text = f.unless("", "Body", HostScalar.ANY_TEXT, text(r.body(), isBinary));
    Body body = isBinary ? Body.ofBase64(text, KIND, "$.Data.Body") : Body.of(text);
    f.end();
    return request(method, target, headers, parameters, body, meta);
  }

  private static HttpRequest request(
      String method,
      HttpTarget target,
      HttpFields headers,
      Map<String, String> parameters,
      Body body,
      EventMeta meta) {
    return new HttpRequest(
        method,
        target.path,
        target.rawQuery,
        headers.headers,
        headers.cookies,
        body,
        parameters,
        null,
        Map.of(),
        clientIp(headers.headers),
        null,
        headers.headers.get("User-Agent").orElse(null),
        target.host,
        null,
        null,
        null,
        null,
        meta);
  }

  private static boolean isBinary(Headers headers) {
    String type = headers.get("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    return type.startsWith("application/octet-stream") || type.startsWith("multipart/");
  }

  private static String text(Body body, boolean isBinary) {
    if (isBinary) {
      return body.isBase64() ? body.wire() : Body.of(body.bytes()).wire();
    }
    return body.text();
  }

  /** The first address of {@code X-Forwarded-For}, where Azure puts a port behind those of version 4. */
  private static @Nullable String clientIp(Headers headers) {
    String all = headers.get("X-Forwarded-For").orElse("");
    String first = all.split(",", 2)[0].strip();
    if (first.startsWith("[") && first.indexOf(']') > 0) {
      return first.substring(1, first.indexOf(']'));
    }
    int colon = first.indexOf(':');
    boolean hasPort = colon > 0 && colon == first.lastIndexOf(':');
    return first.isEmpty() ? null : hasPort ? first.substring(0, colon) : first;
  }

  private static JsonValue query(String rawQuery) {
    QueryParameters parameters = QueryParameters.parse(rawQuery);
    JsonObject joined = JsonObject.EMPTY;
    for (String name : parameters.names()) {
      joined = joined.with(name, JsonValue.of(String.join(",", parameters.all(name))));
    }
    return joined;
  }
}
