package dev.faas.events;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How a cookie is written (RFC 6265, sections 4 and 5.2). */
final class CookieText {

  /** A client keeps no cookie longer than 400 days; a century is beyond any meaning. */
  private static final int MAX_DIGITS = 10;

  private CookieText() {}

  static Cookie parse(String text) {
    int end = text.indexOf(';');
    String pair = end < 0 ? text : text.substring(0, end);
    Map<String, String> attributes = end < 0 ? Map.of() : attributes(text, end + 1);
    return new Cookie(nameOf(pair), valueOf(pair), attributes, text);
  }

  private static Map<String, String> attributes(String text, int from) {
    Map<String, String> attributes = new LinkedHashMap<>();
    int start = from;
    while (start <= text.length()) {
      int semicolon = text.indexOf(';', start);
      int end = semicolon < 0 ? text.length() : semicolon;
      String attribute = text.substring(start, end);
      if (!attribute.isBlank()) {
        replace(attributes, nameOf(attribute), valueOf(attribute));
      }
      start = end + 1;
    }
    return attributes;
  }

  /** Of several attributes of one name the last counts, in the place of the first. */
  private static void replace(Map<String, String> attributes, String name, String value) {
    for (Map.Entry<String, String> earlier : attributes.entrySet()) {
      if (earlier.getKey().equalsIgnoreCase(name)) {
        earlier.setValue(value);
        return;
      }
    }
    attributes.put(name, value);
  }

  private static String nameOf(String pair) {
    int equals = pair.indexOf('=');
    return (equals < 0 ? pair : pair.substring(0, equals)).strip();
  }

  private static String valueOf(String pair) {
    int equals = pair.indexOf('=');
    return equals < 0 ? "" : pair.substring(equals + 1).strip();
  }

  static String write(Cookie cookie) {
    StringBuilder text = new StringBuilder(cookie.name()).append('=').append(cookie.value());
    for (Map.Entry<String, String> attribute : cookie.attributes().entrySet()) {
      text.append("; ").append(attribute.getKey());
      if (!attribute.getValue().isEmpty()) {
        text.append('=').append(attribute.getValue());
      }
    }
    return text.toString();
  }

  /** The number of seconds, if it is one; a number too large to mean anything is cut. */
  static Optional<Duration> seconds(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative ? text.substring(1) : text;
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return Optional.empty();
      }
    }
    if (digits.isEmpty()) {
      return Optional.empty();
    }
    String cut = digits.length() > MAX_DIGITS ? "9".repeat(MAX_DIGITS) : digits;
    return Optional.of(Duration.ofSeconds(negative ? -Long.parseLong(cut) : Long.parseLong(cut)));
  }
}
