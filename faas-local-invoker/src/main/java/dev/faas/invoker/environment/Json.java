package dev.faas.invoker.environment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.faas.Payload;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The little JSON that the service itself writes. */
public final class Json {

  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** An object of texts, in the map's order. */
  static Payload object(Map<String, String> fields) {
    return write(json -> {
      for (Map.Entry<String, String> field : fields.entrySet()) {
        json.writeStringField(field.getKey(), field.getValue());
      }
    });
  }

  /** What the service says when it ends an invocation. */
  public static Payload serviceError(String errorType, String errorMessage) {
    return write(json -> {
      json.writeStringField("errorType", errorType);
      json.writeStringField("errorMessage", errorMessage);
    });
  }

  /** What the Java runtime reports of an exception: these three fields, no cause, no request id. */
  static Payload exception(
      String errorType, String errorMessage, List<StackTraceElement> stackTrace) {
    return write(json -> {
      json.writeStringField("errorMessage", errorMessage);
      json.writeStringField("errorType", errorType);
      json.writeArrayFieldStart("stackTrace");
      for (StackTraceElement frame : stackTrace) {
        json.writeString(frame.toString());
      }
      json.writeEndArray();
    });
  }

  /** What the Java runtime reports of a handler that cannot be found or made. */
  static Payload userFault(@Nullable String errorType, String errorMessage) {
    return write(json -> {
      json.writeStringField("errorMessage", errorMessage);
      json.writeStringField("errorType", errorType);
      json.writeNullField("stackTrace");
    });
  }

  /** The text that a member of an object has: empty where it is null, and null where there is none. */
  public static @Nullable String text(Payload object, String member) {
    try (JsonParser json = FACTORY.createParser(object.array())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean isIt = json.currentName().equals(member);
        JsonToken value = json.nextToken();
        if (isIt) {
          return value == JsonToken.VALUE_NULL
              ? ""
              : value == JsonToken.VALUE_STRING ? json.getText() : null;
        }
        json.skipChildren();
      }
      return null;
    } catch (IOException noJson) {
      return null;
    }
  }

  /** Over characters, since Jackson's writer of bytes refuses half a surrogate pair. */
  private static Payload write(Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      fields.writeTo(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Payload.of(text.toString());
  }

  private interface Fields {
    void writeTo(JsonGenerator json) throws IOException;
  }
}
