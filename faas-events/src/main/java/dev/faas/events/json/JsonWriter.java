package dev.faas.events.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.Map;

/** Writes compact JSON as UTF-8 bytes. Not safe for use by several threads. */
public class JsonWriter {

  private static final JsonFactory FACTORY = JsonFactory.builder()
      .streamWriteConstraints(
          StreamWriteConstraints.builder().maxNestingDepth(JsonReader.MAX_DEPTH).build())
      .build();

  private final GrowingBytes bytes = new GrowingBytes();
  private final JsonGenerator generator;

  /** A member's name with its UTF-8 bytes at hand. */
  public static final class Name {
    private final SerializedString encoded;

    /** This name. */
    public Name(String text) {
      this.encoded = new SerializedString(text);
    }

    SerializedString encoded() {
      return encoded;
    }

    /** The name itself. */
    public String text() {
      return encoded.getValue();
    }
  }

  /** A writer of one value. */
  public JsonWriter() throws IOException {
    this(false);
  }

  /**
   * A writer of one value.
   *
   * @param asciiOnly whether to escape all other characters; only so can half a surrogate pair, which
   *     JSON allows and UTF-8 does not, be written
   */
  public JsonWriter(boolean asciiOnly) throws IOException {
    this.generator = FACTORY.createGenerator(bytes, JsonEncoding.UTF8);
    if (asciiOnly) {
      generator.setHighestNonEscapedChar(127);
    }
  }

  /** Starts an object. */
  public final void startObject() throws IOException {
    generator.writeStartObject();
  }

  /** Ends the object. */
  public final void endObject() throws IOException {
    generator.writeEndObject();
  }

  /** Starts an array. */
  public final void startArray() throws IOException {
    generator.writeStartArray();
  }

  /** Ends the array. */
  public final void endArray() throws IOException {
    generator.writeEndArray();
  }

  /** Writes the name of the next member. */
  public final void name(Name name) throws IOException {
    generator.writeFieldName(name.encoded);
  }

  /** Writes the name of the next member. */
  public final void name(String name) throws IOException {
    generator.writeFieldName(name);
  }

  /** Writes a text. */
  public final void text(String value) throws IOException {
    generator.writeString(value);
  }

  /** Writes a whole number. */
  public final void number(long value) throws IOException {
    generator.writeNumber(value);
  }

  /** Writes a number as it is spelled, which must be JSON. */
  public final void number(String digits) throws IOException {
    generator.writeNumber(digits);
  }

  /** Writes true or false. */
  public final void bool(boolean value) throws IOException {
    generator.writeBoolean(value);
  }

  /** Writes a value, whatever it is. */
  public final void value(JsonValue value) throws IOException {
    if (value instanceof JsonValue.JsonString string) {
      generator.writeString(string.value());
    } else if (value instanceof JsonValue.JsonNumber number) {
      generator.writeNumber(number.value());
    } else if (value instanceof JsonValue.JsonBoolean bool) {
      generator.writeBoolean(bool.value());
    } else if (value instanceof JsonObject object) {
      startObject();
      members(object);
      endObject();
    } else if (value instanceof JsonArray array) {
      startArray();
      for (JsonValue element : array.elements()) {
        value(element);
      }
      endArray();
    } else {
      generator.writeNull();
    }
  }

  /** Writes a value as it stood on another wire. */
  public final void raw(RawJson value) throws IOException {
    generator.writeRawValue(value.text());
  }

  private void members(JsonObject object) throws IOException {
    for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
      generator.writeFieldName(member.getKey());
      value(member.getValue());
    }
  }

  /** Ends the writing and gives the bytes. */
  public final byte[] toBytes() throws IOException {
    generator.close();
    return bytes.toBytes();
  }
}
