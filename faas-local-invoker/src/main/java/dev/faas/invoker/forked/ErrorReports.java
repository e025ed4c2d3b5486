package dev.faas.invoker.forked;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.faas.Payload;
import dev.faas.invoker.isolation.ReportedError;
import java.io.IOException;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Errors that a runtime reports, and those that the service makes of a runtime's mistake. */
final class ErrorReports {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern KEPT = Pattern.compile("(Runtime|Function)\\.[A-Z][a-zA-Z]+");

  private ErrorReports() {}

  /**
   * What a runtime reported.
   *
   * @param errorType its header {@code Lambda-Runtime-Function-Error-Type}, or null
   */
  static ReportedError of(Payload body, @Nullable String errorType) {
    String kept = kept(errorType);
    return new ReportedError(body, kept, messageOf(body, kept));
  }

  /** The form in which the service keeps an error type: {@code fatalerror.go} of the emulator. */
  private static String kept(@Nullable String errorType) {
    if (errorType == null) {
      return "Runtime.Unknown";
    }
    if (KEPT.matcher(errorType).matches()) {
      return errorType;
    }
    return errorType.startsWith("Function.") ? "Function.Unknown" : "Runtime.Unknown";
  }

  /** The response was too large: a function's error, recorded from the service. */
  static ReportedError responseTooLarge(int limit) {
    return ofService(
        "Function.ResponseSizeTooLarge",
        "Response payload size exceeded maximum allowed payload size (" + limit + " bytes).");
  }

  /** The mode of the response is none. */
  static ReportedError invalidMode() {
    return ofService("Runtime.InvalidResponseModeHeader", "Invalid function response mode");
  }

  /** The response broke off. */
  static ReportedError truncated() {
    return ofService("Runtime.TruncatedResponse", "The response ended before its end");
  }

  /**
   * What the trailers of a streamed response tell: {@code runtime_response.go} of the emulator.
   *
   * @param details the error object in Base64, or null; what is no Base64 counts as nothing
   */
  static ReportedError ofTrailers(String errorType, @Nullable String details) {
    Payload body = Payload.wrap(decoded(details));
    String kept = kept(errorType);
    return body.size() == 0
        ? ofService(kept, "")
        : new ReportedError(body, kept, messageOf(body, kept));
  }

  private static byte[] decoded(@Nullable String base64) {
    try {
      return Base64.getDecoder().decode(Objects.requireNonNullElse(base64, ""));
    } catch (IllegalArgumentException noBase64) {
      return new byte[0]; // as in the emulator, which keeps the type
    }
  }

  private static ReportedError ofService(String errorType, String message) {
    return new ReportedError(
        Payload.of("{\"errorType\":\"" + errorType + "\",\"errorMessage\":\"" + message + "\"}"),
        errorType,
        message);
  }

  private static String messageOf(Payload body, String otherwise) {
    try (JsonParser json = JSON.createParser(body.array())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return otherwise;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("errorMessage") && value == JsonToken.VALUE_STRING) {
          return json.getText();
        }
        json.skipChildren();
      }
      return otherwise;
    } catch (IOException notJson) {
      return otherwise; // the service hands on whatever a runtime reports, also what is no JSON
    }
  }
}
