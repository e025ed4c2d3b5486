package dev.faas.events;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding in UTF-8, read without ever failing. */
final class PercentText {

  private PercentText() {}

  /** Decodes a part of a query: a plus sign is a space. */
  static String decodeForm(String text) {
    return decode(text.replace('+', ' '));
  }

  /** Decodes a part of a path: a plus sign is a plus sign. */
  static String decode(String text) {
    int percent = text.indexOf('%');
    if (percent < 0) {
      return text;
    }
    StringBuilder decoded = new StringBuilder(text.length());
    int start = 0;
    while (percent >= 0) {
      decoded.append(text, start, percent);
      start = appendEscapes(text, percent, decoded);
      percent = text.indexOf('%', start);
    }
    return decoded.append(text, start, text.length()).toString();
  }

  /** Appends what a run of escapes stands for, or the percent sign itself; returns where it ends. */
  private static int appendEscapes(String text, int from, StringBuilder to) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int i = from;
    while (isEscape(text, i)) {
      bytes.write(hex(text, i + 1) << 4 | hex(text, i + 2));
      i += 3;
    }
    if (i == from) {
      to.append('%');
      return from + 1;
    }
    to.append(bytes.toString(StandardCharsets.UTF_8));
    return i;
  }

  private static boolean isEscape(String text, int i) {
    return i + 2 < text.length()
        && text.charAt(i) == '%'
        && hex(text, i + 1) >= 0
        && hex(text, i + 2) >= 0;
  }

  /** The value of an ASCII hexadecimal digit, or -1. */
  private static int hex(String text, int i) {
    char c = text.charAt(i);
    return c < 128 ? Character.digit(c, 16) : -1;
  }

  /** Encodes a part of a query as browsers do. */
  static String encodeForm(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
