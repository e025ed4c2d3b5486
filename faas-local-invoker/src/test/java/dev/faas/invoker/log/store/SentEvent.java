package dev.faas.invoker.log.store;

import dev.faas.Payload;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import dev.faas.events.json.JsonValue.JsonNumber;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** What a subscribed function was called with, unpacked. */
public record SentEvent(JsonObject content) {

  /** Unpacks the event of an invocation. */
  public static SentEvent of(Payload payload) {
    JsonObject event = (JsonObject) JsonValue.parse(payload.text());
    byte[] data =
        Base64.getDecoder().decode(event.at("awslogs", "data").orElseThrow().text());
    try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(data))) {
      return new SentEvent((JsonObject)
          JsonValue.parse(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  String type() {
    return text("messageType");
  }

  String owner() {
    return text("owner");
  }

  String group() {
    return text("logGroup");
  }

  String stream() {
    return text("logStream");
  }

  List<String> filters() {
    return elements("subscriptionFilters").stream().map(JsonValue::text).toList();
  }

  /** The messages of its events. */
  public List<String> messages() {
    return events("message");
  }

  List<String> ids() {
    return events("id");
  }

  List<Long> timestamps() {
    return elements("logEvents").stream()
        .map(event ->
            ((JsonNumber) ((JsonObject) event).get("timestamp")).value().longValue())
        .toList();
  }

  String json() {
    return content.toString();
  }

  private List<String> events(String member) {
    return elements("logEvents").stream()
        .map(event -> ((JsonObject) event).get(member).text())
        .toList();
  }

  private List<JsonValue> elements(String name) {
    return ((JsonArray) content.get(name)).elements();
  }

  private String text(String name) {
    return content.get(name).text();
  }
}
