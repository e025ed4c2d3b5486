package dev.faas.invoker.replay;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import dev.faas.events.json.JsonValue.JsonString;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

/** JSON that people read: what fits on a line stays on it, and characters are not escaped without need. */
final class IndentedJson {

  private static final int WIDTH = 110;
  private static final String STEP = "  ";

  private final StringBuilder text = new StringBuilder();

  private IndentedJson() {}

  /** With a line end after it. */
  static String write(JsonValue value) {
    IndentedJson json = new IndentedJson();
    json.indented(value, "\n", 0);
    return json.text.append('\n').toString();
  }

  /** In one line and without space. */
  static String compact(JsonValue value) {
    IndentedJson json = new IndentedJson();
    json.inLine(value, "", "");
    return json.text.toString();
  }

  private void indented(JsonValue value, String lineStart, int column) {
    boolean isNested = value instanceof JsonObject || value instanceof JsonArray;
    if (!isNested || fits(value, column)) {
      inLine(value, " ", "");
      return;
    }
    String inner = lineStart + STEP;
    if (value instanceof JsonObject object) {
      Iterator<Map.Entry<String, JsonValue>> members =
          object.members().entrySet().iterator();
      text.append('{');
      while (members.hasNext()) {
        Map.Entry<String, JsonValue> member = members.next();
        text.append(inner);
        string(member.getKey());
        text.append(": ");
        indented(member.getValue(), inner, inner.length() + member.getKey().length());
        text.append(members.hasNext() ? "," : "");
      }
      text.append(lineStart).append('}');
    } else {
      Iterator<JsonValue> elements = ((JsonArray) value).elements().iterator();
      text.append('[');
      while (elements.hasNext()) {
        text.append(inner);
        indented(elements.next(), inner, inner.length());
        text.append(elements.hasNext() ? "," : "");
      }
      text.append(lineStart).append(']');
    }
  }

  private static boolean fits(JsonValue value, int column) {
    return compact(value).length() + column <= WIDTH;
  }

  private void inLine(JsonValue value, String space, String before) {
    text.append(before);
    if (value instanceof JsonObject object) {
      text.append('{');
      String separator = "";
      for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
        text.append(separator);
        string(member.getKey());
        text.append(':');
        inLine(member.getValue(), space, space);
        separator = "," + space;
      }
      text.append('}');
    } else if (value instanceof JsonArray array) {
      text.append('[');
      String separator = "";
      for (JsonValue element : array.elements()) {
        inLine(element, space, separator);
        separator = "," + space;
      }
      text.append(']');
    } else if (value instanceof JsonString string) {
      string(string.value());
    } else {
      text.append(value);
    }
  }

  /** Half a surrogate pair is escaped, since a file in UTF-8 has no other form of it. */
  private void string(String value) {
    char[] quoted = JsonStringEncoder.getInstance().quoteAsString(value);
    text.append('"');
    for (int i = 0; i < quoted.length; i++) {
      if (isHalf(quoted, i)) {
        text.append(String.format(Locale.ROOT, "\\u%04X", (int) quoted[i]));
      } else {
        text.append(quoted[i]);
      }
    }
    text.append('"');
  }

  private static boolean isHalf(char[] all, int index) {
    char here = all[index];
    if (Character.isHighSurrogate(here)) {
      return index + 1 == all.length || !Character.isLowSurrogate(all[index + 1]);
    }
    return Character.isLowSurrogate(here)
        && (index == 0 || !Character.isHighSurrogate(all[index - 1]));
  }
}
