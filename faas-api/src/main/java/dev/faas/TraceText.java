package dev.faas;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The two written forms of a {@link TraceContext}. */
final class TraceText {

  private static final String ROOT = "Root";
  private static final String PARENT = "Parent";
  private static final String SAMPLED = "Sampled";

  /** An X-Ray header with parent and decision, and a little more. */
  private static final int USUAL_LENGTH = 96;

  /** The digits of an id before the hyphen. */
  private static final int SECONDS_DIGITS = 8;

  private TraceText() {}

  static TraceContext readTraceparent(String traceparent, @Nullable String tracestate) {
    String[] parts = traceparent.split("-", -1);
    boolean isWhole = parts.length == 4 || (parts.length > 4 && !parts[0].equals("00"));
    if (!isWhole || !isHex(parts[0], 2) || parts[0].equals("ff") || !isHex(parts[3], 2)) {
      throw new IllegalArgumentException("traceparent: expected 00-<32 hexadecimal digits>-<16"
          + " hexadecimal digits>-<2 hexadecimal digits> in lower case, found " + traceparent);
    }
    boolean sampled = (Character.digit(parts[3].charAt(1), 16) & 1) == 1;
    return new TraceContext(parts[1], parts[2], sampled, Map.of(), tracestate);
  }

  static TraceContext readXRay(String header) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String part : header.split(";", -1)) {
      String field = part.strip();
      int equals = field.indexOf('=');
      if (equals < 1 && !field.isEmpty()) {
        throw bad(header, "fields of the form name=value", field);
      }
      if (equals > 0
          && fields.put(field.substring(0, equals), field.substring(equals + 1)) != null) {
        throw bad(header, "each field once", field + " again");
      }
    }
    String root = fields.remove(ROOT);
    if (root == null) {
      throw bad(header, "a field Root", "none");
    }
    String parent = fields.remove(PARENT);
    Boolean sampled = sampled(header, fields.remove(SAMPLED));
    return new TraceContext(traceId(header, root), parent, sampled, fields, null);
  }

  static String writeXRay(TraceContext trace) {
    String id = trace.traceId();
    StringBuilder header = new StringBuilder(USUAL_LENGTH).append(ROOT + "=1-");
    header.append(id, 0, SECONDS_DIGITS).append('-').append(id, SECONDS_DIGITS, id.length());
    if (trace.parentId() != null) {
      header.append(";" + PARENT + "=").append(trace.parentId());
    }
    if (trace.sampled() != null) {
      header.append(";" + SAMPLED + "=").append(trace.sampled() ? '1' : '0');
    }
    trace
        .fields()
        .forEach((name, value) -> header.append(';').append(name).append('=').append(value));
    return header.toString();
  }

  static void requireId(String what, int digits, String id) {
    if (!isHex(id, digits) || id.chars().allMatch(digit -> digit == '0')) {
      throw new IllegalArgumentException(what + ": expected " + digits
          + " hexadecimal digits in lower case, not all zero, found " + id);
    }
  }

  private static String traceId(String header, String root) {
    String[] parts = root.split("-", -1);
    if (parts.length != 3 || !parts[0].equals("1") || !isHex(parts[1], 8) || !isHex(parts[2], 24)) {
      throw bad(header, "Root=1-<8 hexadecimal digits>-<24 hexadecimal digits>", root);
    }
    return parts[1] + parts[2];
  }

  private static @Nullable Boolean sampled(String header, @Nullable String value) {
    if (value == null || value.equals("?")) {
      return null;
    }
    if (!value.equals("0") && !value.equals("1")) {
      throw bad(header, "Sampled=0, Sampled=1 or Sampled=?", value);
    }
    return value.equals("1");
  }

  private static boolean isHex(String text, int digits) {
    return text.length() == digits
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  private static IllegalArgumentException bad(String header, String expected, String found) {
    return new IllegalArgumentException(
        "X-Ray tracing header: expected " + expected + ", found " + found + " in " + header);
  }
}
