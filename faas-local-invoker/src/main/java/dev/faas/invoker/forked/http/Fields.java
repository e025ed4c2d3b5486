package dev.faas.invoker.forked.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Headers or trailers: names in any case, repeated ones as one with commas. */
final class Fields {

  /** Enough for the cause of an error for X-Ray, which may have almost 1 MiB. */
  private static final int MAX_BYTES = 2 * 1024 * 1024;

  private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private Fields() {}

  /** None. */
  static Fields none() {
    return new Fields();
  }

  /** Reads lines to the next empty one. */
  static Fields read(InputStream in) throws IOException {
    Fields fields = new Fields();
    int size = 0;
    String line = requiredLine(in);
    while (!line.isEmpty()) {
      size += line.length();
      int colon = line.indexOf(':');
      if (colon < 1 || size > MAX_BYTES) {
        throw new MalformedRequestException("expected at most " + MAX_BYTES
            + " bytes of lines 'name: value', but found '" + beginOf(line) + "'");
      }
      fields.values.merge(
          line.substring(0, colon),
          line.substring(colon + 1).strip(),
          (first, second) -> first + ", " + second);
      line = requiredLine(in);
    }
    return fields;
  }

  private static String beginOf(String line) {
    int most = 60;
    return line.length() <= most ? line : line.substring(0, most) + "…";
  }

  /** The next line. */
  static String requiredLine(InputStream in) throws IOException {
    String line = line(in);
    if (line == null) {
      throw new EOFException("the request ended in the middle");
    }
    return line;
  }

  /** The next line, or null if the client has closed the connection before it. */
  static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    if (next < 0) {
      return null;
    }
    while (next != '\n') {
      if (next < 0) {
        throw new EOFException("the request ended in the middle of a line");
      }
      if (line.size() == MAX_BYTES) {
        throw new MalformedRequestException("a line has more than " + MAX_BYTES + " bytes");
      }
      line.write(next);
      next = in.read();
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /** The value of this name, or null. */
  @Nullable
  String get(String name) {
    return values.get(name);
  }

  /** Whether this value, in any case, is among those of this name. */
  boolean has(String name, String value) {
    String found = values.get(name);
    return found != null
        && (", " + found.toLowerCase(Locale.ROOT) + ", ").contains(", " + value + ", ");
  }
}
