package dev.faas.invoker.forked.child;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.faas.invoker.handler.GuardedFormat;
import dev.faas.invoker.handler.UserFault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error in the form in which AWS's Java runtime reports it ({@code LambdaErrorConverter}) and logs it
 * ({@code UserFault.reportableError}).
 *
 * @param kind what the header says of it
 * @param errorType the class's name, or null where nothing was thrown
 * @param stackTrace the frames, or null for a fault of the function as a whole
 * @param thrown what was thrown, for the log
 */
record ErrorReport(
    String kind,
    String errorMessage,
    @Nullable String errorType,
    @Nullable List<StackTraceElement> stackTrace,
    @Nullable Throwable thrown) {

  private static final String BAD_CODE = "Runtime.BadFunctionCode";

  /** Of a failure of the init phase: without a stack trace. */
  static ErrorReport ofInit(Throwable thrown) {
    return thrown instanceof UserFault fault
        ? of(fault)
        : new ErrorReport(BAD_CODE, messageOf(thrown), thrown.getClass().getName(), null, thrown);
  }

  /** Of a failure of a hook around a snapshot. */
  static ErrorReport ofHook(String kind, Throwable thrown) {
    return new ErrorReport(
        kind, messageOf(thrown), thrown.getClass().getName(), Frames.ofUser(thrown), thrown);
  }

  private static ErrorReport of(UserFault fault) {
    return new ErrorReport(BAD_CODE, messageOf(fault), fault.errorType(), null, fault.getCause());
  }

  static ErrorReport of(Throwable thrown) {
    if (thrown instanceof UserFault fault) {
      return of(fault);
    }
    String type = thrown instanceof GuardedFormat.FormatFailure
        ? RuntimeException.class.getName()
        : thrown.getClass().getName();
    return new ErrorReport(
        "Runtime.UserException", messageOf(thrown), type, Frames.ofUser(thrown), thrown);
  }

  /** Its message, or the class's name where it has none or none can be got. */
  static String messageOf(Throwable thrown) {
    String className = thrown.getClass().getName();
    try {
      String message = thrown.getLocalizedMessage();
      return message != null ? message : className;
    } catch (RuntimeException | Error failure) {
      return className + " (its message failed with " + failure.getClass().getName() + ")";
    }
  }

  /** Over characters, since Jackson's writer of bytes refuses half a surrogate pair. */
  byte[] json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("errorMessage", errorMessage);
      json.writeStringField("errorType", errorType);
      json.writeFieldName("stackTrace");
      if (stackTrace == null) {
        json.writeNull();
      } else {
        json.writeStartArray();
        for (StackTraceElement frame : stackTrace) {
          json.writeString(frame.toString());
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The lines that go to the log. */
  String logLines() {
    if (errorType == null || thrown == null) {
      return errorMessage + "\n";
    }
    return errorMessage + ": " + errorType + "\n" + traceOf(thrown) + "\n";
  }

  private static String traceOf(Throwable thrown) {
    StringWriter trace = new StringWriter();
    try {
      Frames.cutAll(thrown);
      thrown.printStackTrace(new PrintWriter(trace));
      return trace.toString();
    } catch (RuntimeException | Error failure) { // of the user's exception
      return thrown.getClass().getName() + " (its stack trace failed with "
          + failure.getClass().getName() + ")\n";
    }
  }
}
