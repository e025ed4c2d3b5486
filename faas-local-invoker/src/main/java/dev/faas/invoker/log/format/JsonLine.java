package dev.faas.invoker.log.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** JSON in one line of text. */
final class JsonLine {

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonLine() {}

  /** Writes the members of an object. */
  @FunctionalInterface
  interface Members {
    void writeTo(JsonGenerator json) throws IOException;
  }

  /** Over characters, since Jackson's writer of bytes refuses half a surrogate pair. */
  static String object(Members members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      members.writeTo(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  static void object(JsonGenerator json, String name, Members members) throws IOException {
    json.writeObjectFieldStart(name);
    members.writeTo(json);
    json.writeEndObject();
  }

  static void optional(JsonGenerator json, String name, @Nullable String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  /** In milliseconds with up to three decimals, at least one, as real records have them. */
  static void milliseconds(JsonGenerator json, String name, Duration duration) throws IOException {
    BigDecimal rounded = BigDecimal.valueOf(duration.toNanos(), 6)
        .setScale(3, RoundingMode.HALF_UP)
        .stripTrailingZeros();
    json.writeFieldName(name);
    json.writeNumber((rounded.scale() < 1 ? rounded.setScale(1) : rounded).toPlainString());
  }

  /** The text that this member of an object has, or null if the line is no JSON object with such a text. */
  static @Nullable String member(String line, String name) {
    if (!line.stripLeading().startsWith("{")) {
      return null;
    }
    try (JsonParser json = FACTORY.createParser(line)) {
      json.nextToken();
      String found = null;
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean isIt = json.currentName().equals(name);
        if (json.nextToken() == JsonToken.VALUE_STRING && isIt) {
          found = json.getText();
        }
        json.skipChildren();
      }
      return json.nextToken() == null ? found : null;
    } catch (JsonProcessingException printedText) {
      return null;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
