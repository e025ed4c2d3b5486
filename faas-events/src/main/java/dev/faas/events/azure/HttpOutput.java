package dev.faas.events.azure;

import dev.faas.events.Body;
import dev.faas.events.EventMeta;
import dev.faas.events.HttpResponse;
import dev.faas.events.azure.host.HostScalars;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import dev.faas.events.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The value of an HTTP output binding. Facts: Azure Functions documentation, "Azure Functions custom
 * handlers"; the host's public source ({@code HttpOutputBindingResponse}), of which a version wants {@code
 * status} too. Its body is text: other bytes cannot be answered.
 */
final class HttpOutput extends Shape<HttpResponse> {

  private static final JsonCodec<Integer> STATUS = new Status();
  private static final HostScalars.Same<Integer> SAME = new HostScalars.Same<>();

  HttpOutput() {
    super(HttpResponse.of(200));
  }

  @Override
  protected HttpResponse fields(Fields f, HttpResponse r) throws IOException {
    EventMeta meta = f.meta(AzureEvents.PLATFORM, HttpTrigger.KIND, r.meta());
    int status = f.required("statusCode", STATUS, r.status());
    f.derived("status", STATUS, SAME, status);
    HttpHeaders written = new HttpHeaders(r.headers(), r.cookies());
    JsonObject read = f.source("headers", Scalars.OBJECT, HttpHeaders.JOINED, written);
    HttpHeaders headers = f.isReading() ? HttpHeaders.ofResponse(read) : written;
    f.basis("headers", headers);
    String body = f.always("body", HostScalars.ANY_TEXT, text(r.body()), "");
    return new HttpResponse(status, headers.headers(), headers.cookies(), Body.of(body), meta);
  }

  private static String text(Body body) {
    if (body.isText()) {
      return body.wire();
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(body.bytes()))
          .toString();
    } catch (CharacterCodingException binary) {
      throw new IllegalArgumentException(
          "a custom handler of Azure Functions can answer HTTP with text only, not with "
              + body.size()
              + " bytes that are no UTF-8. Answer with a redirect to them, or switch on "
              + "enableForwardingHttpRequest.",
          binary);
    }
  }

  private static final class Status extends JsonCodec<Integer> {
    @Override
    public String expected() {
      return "an HTTP status from 100 to 599";
    }

    @Override
    public Integer read(WireReader in) throws IOException {
      int status = HostScalars.COUNT.read(in);
      if (status < 100 || status > 599) {
        throw in.failure(expected(), String.valueOf(status));
      }
      return status;
    }

    @Override
    public void write(WireWriter out, Integer value) throws IOException {
      out.number(value);
    }
  }
}
