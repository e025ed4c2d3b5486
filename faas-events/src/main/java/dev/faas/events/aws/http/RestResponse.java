package dev.faas.events.aws.http;

import dev.faas.events.Body;
import dev.faas.events.EventMeta;
import dev.faas.events.HttpResponse;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Lists;
import dev.faas.events.codec.Maps;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The response of API Gateway's payload format 1.0: cookies are repeated headers. */
public final class RestResponse extends Shape<HttpResponse> {

  private static final JsonCodec<Map<String, List<String>>> TEXTS = Maps.of(Texts.LAST);
  private static final JsonCodec<Map<String, List<String>>> LISTS = Maps.of(Lists.of(Scalars.TEXT));

  private final String kind;

  /** The response to requests of this kind. */
  public RestResponse(String kind) {
    super(HttpResponse.of(200));
    this.kind = kind;
  }

  @Override
  protected HttpResponse fields(Fields f, HttpResponse r) throws IOException {
    EventMeta meta = f.meta("aws", kind, r.meta());
    int status = f.required("statusCode", StatusCode.STATUS, r.status());
    ResponseHeaders written = new ResponseHeaders(r.headers(), r.cookies());
    Map<String, List<String>> single = f.source("headers", TEXTS, ResponseHeaders.ONCE, written);
    Map<String, List<String>> all =
        f.source("multiValueHeaders", LISTS, ResponseHeaders.REPEATED, written);
    ResponseHeaders headers = f.isReading() ? ResponseHeaders.of(all, single) : written;
    f.basis("headers", headers);
    f.basis("multiValueHeaders", headers);
    Body body = HttpBody.fields(f, kind, r.body());
    return new HttpResponse(status, headers.headers(), headers.cookies(), body, meta);
  }
}
