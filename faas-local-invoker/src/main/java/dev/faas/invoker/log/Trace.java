package dev.faas.invoker.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The trace that an invocation belongs to. Immutable.
 *
 * @param header such as {@code Root=1-…;Parent=…;Sampled=1}, as the function received it
 * @param segmentId the function's own segment, 16 hexadecimal digits, or null
 */
public record Trace(String header, @Nullable String segmentId) {

  private static final Pattern ROOT = Pattern.compile("(?:^|;)\\s*Root=([^;\\s]+)");
  private static final Pattern SAMPLED = Pattern.compile("(?:^|;)\\s*Sampled=1\\s*(?:;|$)");

  /** The second line of a report, with the line end before it; empty unless the trace is sampled. */
  String text() {
    Matcher root = ROOT.matcher(header);
    if (!SAMPLED.matcher(header).find() || !root.find()) {
      return "";
    }
    String segment = segmentId == null ? "" : "SegmentId: " + segmentId + "\t";
    return "\nXRAY TraceId: " + root.group(1) + "\t" + segment + "Sampled: true\t";
  }
}
