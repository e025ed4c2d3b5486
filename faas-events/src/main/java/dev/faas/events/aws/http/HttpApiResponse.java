package dev.faas.events.aws.http;

import dev.faas.events.Body;
import dev.faas.events.Cookie;
import dev.faas.events.EventMeta;
import dev.faas.events.Headers;
import dev.faas.events.HttpResponse;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Lists;
import dev.faas.events.codec.Shape;
import java.io.IOException;
import java.util.List;

/** The response of API Gateway's payload format 2.0, with its status said. */
public final class HttpApiResponse extends Shape<HttpResponse> {

  private static final JsonCodec<List<Cookie>> COOKIES = Lists.of(CookieLine.RESPONSE);

  /** A shape of such responses. */
  public HttpApiResponse() {
    super(HttpResponse.of(200));
  }

  @Override
  protected HttpResponse fields(Fields f, HttpResponse r) throws IOException {
    EventMeta meta = f.meta("aws", HttpApiRequest.KIND, r.meta());
    int status = f.required("statusCode", StatusCode.STATUS, r.status());
    Headers headers = f.unless(Headers.empty(), "headers", JoinedHeaders.JOINED, r.headers());
    List<Cookie> cookies = f.unless(List.of(), "cookies", COOKIES, r.cookies());
    Body body = HttpBody.fields(f, HttpApiRequest.KIND, r.body());
    return new HttpResponse(status, headers, cookies, body, meta);
  }
}
