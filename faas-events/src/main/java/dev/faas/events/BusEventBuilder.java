package dev.faas.events;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a {@link BusEvent}: see {@link BusEvent#builder}. For one thread. */
public final class BusEventBuilder {

  private String id = "6a7e8feb-b491-4cf7-a9f1-bf3703467718";
  private String source = "my.source";
  private String type = "my.type";
  private @Nullable String subject;
  // noon of 1 January 2026; as a number, since parsing costs some hundred classes
  private @Nullable Instant time = Instant.ofEpochSecond(1_767_268_800L);
  private @Nullable Body data = Body.of("{}");
  private @Nullable String dataContentType;
  private @Nullable String dataSchema;
  private @Nullable String account = "123456789012";
  private @Nullable String region = "us-east-1";
  private List<String> resources = List.of();
  private final Map<String, String> extensions = new LinkedHashMap<>();
  private EventMeta meta = EventMeta.none();

  BusEventBuilder() {}

  BusEventBuilder(BusEvent event) {
    id = event.id();
    source = event.source();
    type = event.type();
    subject = event.subject();
    time = event.time();
    data = event.data();
    dataContentType = event.dataContentType();
    dataSchema = event.dataSchema();
    account = event.account();
    region = event.region();
    resources = event.resources();
    extensions.putAll(event.extensions());
    meta = event.meta();
  }

  /** The id of the event, of its own within the source. */
  public BusEventBuilder id(String newId) {
    id = newId;
    return this;
  }

  /** Where it happened. */
  public BusEventBuilder source(String newSource) {
    source = newSource;
    return this;
  }

  /** What kind of thing happened. */
  public BusEventBuilder type(String newType) {
    type = newType;
    return this;
  }

  /** What it happened to, within the source. */
  public BusEventBuilder subject(@Nullable String newSubject) {
    subject = newSubject;
    return this;
  }

  /** When it happened. */
  public BusEventBuilder time(@Nullable Instant newTime) {
    time = newTime;
    return this;
  }

  /** What there is to tell about it; null for nothing. */
  public BusEventBuilder data(@Nullable Body newData) {
    data = newData;
    return this;
  }

  /** What there is to tell about it, as JSON: see {@link Body#ofJson(Object)}. */
  public BusEventBuilder json(Object value) {
    return data(Body.ofJson(value));
  }

  /** The media type of the data. */
  public BusEventBuilder dataContentType(@Nullable String mediaType) {
    dataContentType = mediaType;
    return this;
  }

  /** Where the form of the data is described. */
  public BusEventBuilder dataSchema(@Nullable String schema) {
    dataSchema = schema;
    return this;
  }

  /** The account of the source. */
  public BusEventBuilder account(@Nullable String newAccount) {
    account = newAccount;
    return this;
  }

  /** The region of the source. */
  public BusEventBuilder region(@Nullable String newRegion) {
    region = newRegion;
    return this;
  }

  /** The full names of what it happened to. */
  public BusEventBuilder resources(List<String> names) {
    resources = List.copyOf(names);
    return this;
  }

  /** One more extension, or another value of it. */
  public BusEventBuilder extension(String name, String value) {
    extensions.put(name, value);
    return this;
  }

  /** The event. The builder can be used on. */
  public BusEvent build() {
    return new BusEvent(
        id,
        source,
        type,
        subject,
        time,
        data,
        dataContentType,
        dataSchema,
        account,
        region,
        resources,
        extensions,
        meta);
  }
}
