package dev.faas.events.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where a parser stands and on what, in words. */
final class JsonPlace {

  private static final int SHOWN = 60;

  private JsonPlace() {}

  static String of(JsonParser parser) {
    StringBuilder path = new StringBuilder("$");
    append(path, parser.getParsingContext(), parser.currentToken());
    return path.toString();
  }

  private static void append(
      StringBuilder path, @Nullable JsonStreamContext context, @Nullable JsonToken token) {
    if (context == null || context.inRoot()) {
      return;
    }
    append(path, context.getParent(), null);
    if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
      return;
    }
    if (context.inArray()) {
      if (context.hasCurrentIndex()) {
        path.append('[').append(context.getCurrentIndex()).append(']');
      }
    } else if (context.getCurrentName() != null) {
      appendName(path, context.getCurrentName());
    }
  }

  private static void appendName(StringBuilder path, String name) {
    boolean plain = !name.isEmpty();
    for (int i = 0; i < name.length() && plain; i++) {
      char c = name.charAt(i);
      plain = Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '$';
    }
    if (plain) {
      path.append('.').append(name);
    } else {
      path.append("['").append(name.replace("'", "\\'")).append("']");
    }
  }

  static String describe(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      return "the end of the input";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case END_OBJECT -> "the end of the object";
      case END_ARRAY -> "the end of the array";
      case VALUE_STRING -> "the text \"" + shortened(parser.getText()) + '"';
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + shortened(parser.getText());
      default -> shortened(parser.getText());
    };
  }

  static String withLocation(JacksonException failure) {
    JsonLocation at = failure.getLocation();
    String place =
        at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    return failure.getOriginalMessage() + place;
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
