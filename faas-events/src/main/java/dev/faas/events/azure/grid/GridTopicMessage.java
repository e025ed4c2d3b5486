package dev.faas.events.azure.grid;

import dev.faas.DecodeException;
import dev.faas.events.Body;
import dev.faas.events.EventMeta;
import dev.faas.events.TopicMessage;
import dev.faas.events.azure.host.HostValue;
import dev.faas.events.codec.Base64Body;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** An event as a message of a topic: its data are the body, its type stays in the meta. */
final class GridTopicMessage extends Shape<TopicMessage> {

  private static final JsonCodec<Body> DATA = new Data();

  private final GridSchema schema;

  GridTopicMessage(GridSchema schema) {
    super(new TopicMessage(
        "", Body.empty(), null, Map.of(), null, null, null, null, EventMeta.none()));
    this.schema = schema;
  }

  @Override
  protected TopicMessage fields(Fields f, TopicMessage m) throws IOException {
    EventMeta meta = schema.meta(f, m.meta());
    String id = f.required("id", Scalars.TEXT, m.id());
    String topic = schema.source(f, m.topic());
    String subject = f.optional("subject", Scalars.TEXT, m.subject());
    schema.typeOfBuilt(f);
    Instant time = schema.time(f, m.publishedAt());
    boolean isBase64 = schema == GridSchema.CLOUD && m.body().isBase64();
    Body data = f.unless(Body.empty(), "data", DATA, isBase64 ? Body.empty() : m.body());
    Body binary = schema == GridSchema.CLOUD
        ? f.optional("data_base64", Base64Body.BASE64, isBase64 ? m.body() : null)
        : null;
    if (binary != null && !data.isEmpty()) {
      throw new DecodeException(
          schema.kind, "$.data_base64", "either data or data_base64", "both of them", null);
    }
    schema.rest(f);
    return new TopicMessage(
        id, binary == null ? data : binary, subject, Map.of(), topic, time, null, null, meta);
  }

  /** A text as it is, other data as their JSON. */
  private static final class Data extends JsonCodec<Body> {
    @Override
    public String expected() {
      return "a JSON value";
    }

    @Override
    public Body read(WireReader in) throws IOException {
      JsonValue value = in.value();
      boolean isText = value instanceof JsonValue.JsonString;
      Body body = Body.of(isText ? value.text() : HostValue.json(value));
      if (!form(body).equals(value)) {
        in.leave(value);
      }
      return body;
    }

    @Override
    public void write(WireWriter out, Body value) throws IOException {
      out.value(form(value));
    }

    private static JsonValue form(Body body) {
      String text = body.isText() ? body.wire() : body.text();
      try {
        JsonValue json = JsonValue.parse(text);
        return json instanceof JsonObject || json instanceof JsonArray ? json : JsonValue.of(text);
      } catch (DecodeException plainText) {
        return JsonValue.of(text);
      }
    }
  }
}
