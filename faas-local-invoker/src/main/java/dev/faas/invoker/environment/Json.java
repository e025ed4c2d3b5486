package dev.faas.invoker.environment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
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
