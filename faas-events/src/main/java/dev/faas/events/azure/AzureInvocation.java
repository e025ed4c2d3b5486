package dev.faas.events.azure;

import dev.faas.events.Body;
import dev.faas.events.EventFormat;
import dev.faas.events.EventMeta;
import dev.faas.events.azure.host.HostValue;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.JsonFormat;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.util.Optional;

/**
 * An invocation as the Functions host sends it to a custom handler, whatever the trigger is: for triggers
 * that no neutral event stands for, such as a blob's content, and for functions with further input bindings
 * or with outputs. Immutable.
 *
 * <pre>{@code
 * Handler<AzureInvocation, AzureAnswer> shrink = (invocation, context) ->
 *     AzureAnswer.ok().withOutput("small", smaller(invocation.binding("blob").orElseThrow()));
 *
 * AzureInvocation.of("blob", Body.of(bytes)).withMetadata("Name", JsonValue.of("cat.jpg"))   // for a test
 * }</pre>
 *
 * <p>Facts: Azure Functions documentation, "Azure Functions custom handlers".
 *
 * @param data the values of the trigger and of further input bindings, as they are on the wire
 * @param metadata what the host says about the event, as it is on the wire
 * @param meta the platform, and every field that no component stands for
 */
public record AzureInvocation(JsonObject data, JsonObject metadata, EventMeta meta) {

  static final String KIND = "custom-handler";

  private static final class Format {
    static final EventFormat<AzureInvocation, AzureAnswer> FORMAT =
        new JsonFormat<>(KIND, new Wire(), new AzureAnswer.Wire());
  }

  private static final class Wire extends Shape<AzureInvocation> {
    Wire() {
      super(new AzureInvocation(JsonObject.EMPTY, JsonObject.EMPTY, EventMeta.none()));
    }

    @Override
    protected AzureInvocation fields(Fields f, AzureInvocation i) throws IOException {
      EventMeta meta = f.meta(AzureEvents.PLATFORM, KIND, i.meta());
      JsonObject data = f.required("Data", Scalars.OBJECT, i.data());
      JsonObject metadata = f.always("Metadata", Scalars.OBJECT, i.metadata(), JsonObject.EMPTY);
      return new AzureInvocation(data, metadata, meta);
    }
  }

  /** The wire format. */
  public static EventFormat<AzureInvocation, AzureAnswer> format() {
    return Format.FORMAT;
  }

  /** An invocation with this value of the trigger's binding, without metadata. */
  public static AzureInvocation of(String binding, Body value) {
    return new AzureInvocation(JsonObject.EMPTY, JsonObject.EMPTY, EventMeta.none())
        .withBinding(binding, value);
  }

  /** The value of a binding; empty if there is none of this name. */
  public Optional<Body> binding(String name) {
    JsonValue value = data.get(name);
    return value == null ? Optional.empty() : Optional.of(HostValue.body(value));
  }

  /** A metadatum without the quotes that the host puts around texts and numbers. */
  public Optional<JsonValue> metadata(String name) {
    JsonValue value = metadata.get(name);
    return value == null ? Optional.empty() : Optional.of(HostValue.unquoted(value));
  }

  /** This invocation with one more input binding, or another value of it. */
  public AzureInvocation withBinding(String name, Body value) {
    return new AzureInvocation(data.with(name, HostValue.form(value)), metadata, meta);
  }

  /** This invocation with one more metadatum, or another value of it, as the host writes it. */
  public AzureInvocation withMetadata(String name, JsonValue value) {
    return new AzureInvocation(data, metadata.with(name, HostValue.quoted(value)), meta);
  }
}
