package dev.faas.invoker.log.store;

import dev.faas.Payload;
import dev.faas.events.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * What a subscribed function is called with: events of one stream as JSON, compressed and in Base64 ("Log group-level
 * subscription filters", example 2, and recorded).
 */
record SubscriptionEvent(
    String owner, String group, String stream, String filter, List<LogEvent> events) {

  /** The largest event that an asynchronous invocation takes. */
  private static final int MAX_BYTES = 1_048_576;

  /** The event; if that would be too large, its halves, and so on. */
  List<Payload> payloads() {
    Payload whole = payload();
    if (whole.size() <= MAX_BYTES || events.size() == 1) {
      return List.of(whole);
    }
    int middle = events.size() / 2;
    List<Payload> parts = new ArrayList<>(with(events.subList(0, middle)).payloads());
    parts.addAll(with(events.subList(middle, events.size())).payloads());
    return parts;
  }

  private SubscriptionEvent with(List<LogEvent> part) {
    return new SubscriptionEvent(owner, group, stream, filter, part);
  }

  private Payload payload() {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try {
      try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
        gzip.write(json());
      }
      String data = Base64.getEncoder().encodeToString(compressed.toByteArray());
      return Payload.of("{\"awslogs\":{\"data\":\"" + data + "\"}}");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private byte[] json() throws IOException {
    JsonWriter json = new JsonWriter(true); // a log may have half a surrogate pair
    json.startObject();
    member(json, "messageType", "DATA_MESSAGE");
    member(json, "owner", owner);
    member(json, "logGroup", group);
    member(json, "logStream", stream);
    json.name("subscriptionFilters");
    json.startArray();
    json.text(filter);
    json.endArray();
    json.name("logEvents");
    json.startArray();
    for (LogEvent event : events) {
      write(json, event);
    }
    json.endArray();
    json.endObject();
    return json.toBytes();
  }

  private static void write(JsonWriter json, LogEvent event) throws IOException {
    json.startObject();
    member(json, "id", event.id());
    json.name("timestamp");
    json.number(event.timestamp());
    member(json, "message", event.message());
    if (!event.fields().isEmpty()) {
      json.name("extractedFields");
      json.startObject();
      for (Map.Entry<String, String> field : event.fields().entrySet()) {
        member(json, field.getKey(), field.getValue());
      }
      json.endObject();
    }
    json.endObject();
  }

  private static void member(JsonWriter json, String name, String value) throws IOException {
    json.name(name);
    json.text(value);
  }
}
