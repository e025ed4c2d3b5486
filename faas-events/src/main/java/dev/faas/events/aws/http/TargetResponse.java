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

/**
 * The response of a function that is the target of a load balancer or of VPC Lattice. It has one map of
 * headers, with one value of each or with all; the service does not look at the other map.
 *
 * <p>Where there is one value of each, repeated headers are joined by commas. That cannot be done to
 * {@code Set-Cookie}: each cookie gets a spelling of that name of its own ({@code set-cookie}, {@code
 * Set-cookie}, …), which are different names in JSON and the same in HTTP.
 */
public final class TargetResponse extends Shape<HttpResponse> {

  private static final JsonCodec<Map<String, List<String>>> ONE = Maps.of(Texts.JOINED);
  private static final JsonCodec<Map<String, List<String>>> ALL = Maps.of(Lists.of(Scalars.TEXT));
  private static final ReasonPhrase REASON = new ReasonPhrase();

  private final String kind;
  private final boolean multiValue;

  /**
   * The response to requests of this kind.
   *
   * @param multiValue whether all values of each header are written
   */
  public TargetResponse(String kind, boolean multiValue) {
    super(HttpResponse.of(200));
    this.kind = kind;
    this.multiValue = multiValue;
  }

  @Override
  protected HttpResponse fields(Fields f, HttpResponse r) throws IOException {
    EventMeta meta = f.meta("aws", kind, r.meta());
    int status = f.required("statusCode", StatusCode.STATUS, r.status());
    f.derived("statusDescription", Scalars.TEXT, REASON, status);
    ResponseHeaders written = new ResponseHeaders(r.headers(), r.cookies());
    String name = multiValue ? "multiValueHeaders" : "headers";
    Map<String, List<String>> read = multiValue
        ? f.source(name, ALL, ResponseHeaders.ALL, written)
        : f.source(name, ONE, ResponseHeaders.SPELLED, written);
    ResponseHeaders headers = f.isReading() ? ResponseHeaders.of(read, null) : written;
    f.basis(name, headers);
    Body body = HttpBody.fields(f, kind, r.body());
    return new HttpResponse(status, headers.headers(), headers.cookies(), body, meta);
  }
}
