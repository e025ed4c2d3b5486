package dev.faas.events.azure.host;

import dev.faas.events.MessageAttribute;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import dev.faas.events.json.JsonValue;
import dev.faas.events.json.JsonValue.JsonBoolean;
import dev.faas.events.json.JsonValue.JsonNumber;
import dev.faas.events.json.JsonValue.JsonString;
import java.io.IOException;

/**
 * A property that a sender put beside the body of a message: a text, a number, or true or false, of type
 * {@code String}, {@code Number} and {@code Boolean}.
 */
public final class HostProperty extends JsonCodec<MessageAttribute> {

  /** The codec. */
  public static final JsonCodec<MessageAttribute> PROPERTY = new HostProperty();

  private static final String NUMBER = "Number";
  private static final String BOOLEAN = "Boolean";

  private HostProperty() {}

  @Override
  public String expected() {
    return "a text, a number, or true or false";
  }

  @Override
  public MessageAttribute read(WireReader in) throws IOException {
    JsonValue value = in.value();
    if (value instanceof JsonNumber) {
      return new MessageAttribute.Text(NUMBER, value.text());
    }
    if (value instanceof JsonBoolean) {
      return new MessageAttribute.Text(BOOLEAN, value.text());
    }
    if (!(value instanceof JsonString)) {
      in.leave(value);
    }
    return MessageAttribute.of(value.text());
  }

  @Override
  public void write(WireWriter out, MessageAttribute value) throws IOException {
    if (value instanceof MessageAttribute.Binary binary) {
      out.text(binary.value().isBase64() ? binary.value().wire() : binary.text());
    } else if (value.dataType().startsWith(NUMBER)) {
      out.value(HostScalars.numberOrText(value.text()));
    } else if (value.dataType().equals(BOOLEAN)) {
      out.bool(Boolean.parseBoolean(value.text()));
    } else {
      out.text(value.text());
    }
  }
}
