package dev.faas.events.azure;

import dev.faas.DecodeException;
import dev.faas.events.Body;
import dev.faas.events.EventMeta;
import dev.faas.events.HttpResponse;
import dev.faas.events.azure.host.HostScalar;
import dev.faas.events.codec.Derivation.Same;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
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

  private static final Same<JsonValue> JSON = new Same<>();
  private static final Same<JsonObject> OBJECT = new Same<>();

  HttpOutput() {
    super(HttpResponse.of(200));
  }

  @Override
  protected HttpResponse fields(Fields f, HttpResponse r) throws IOException {
    EventMeta meta = f.meta(AzureEvents.PLATFORM, HttpTrigger.KIND, r.meta());
    int status = f.required("statusCode", HostScalar.COUNT, r.status());
    if (status < 100 || status > 599) {
      throw new DecodeException(
          HttpTrigger.KIND, "$.statusCode", "a status from 100 to 599", "" + status, null);
    }
    f.derived("status", Scalars.JSON, JSON, JsonValue.of(status));
    HttpFields sent = new HttpFields(true, r.headers(), r.cookies());
    JsonObject read = f.source("headers", Scalars.OBJECT, OBJECT, sent.json());
    HttpFields fields = f.isReading() ? HttpFields.read(true, read) : sent;
    f.basis("headers", fields.json());
    String body = f.always("body", HostScalar.ANY_TEXT, text(r.body()), "");
    return new HttpResponse(status, fields.headers, fields.cookies, Body.of(body), meta);
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
}
