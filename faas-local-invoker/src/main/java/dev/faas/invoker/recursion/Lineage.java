package dev.faas.invoker.recursion;

import dev.faas.TraceContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The field {@code Lineage} of the tracing header: which functions a chain of invocations went through, and how
 * often. The service's own form of it is not documented; ours is {@code 8 digits:count}, separated by {@code |}.
 */
public final class Lineage {

  /** "Use Lambda recursive loop detection": approximately 16 times. */
  public static final int MAX_INVOCATIONS = 16;

  private static final String FIELD = "Lineage";

  private Lineage() {}

  /**
   * How often the chain went through a function.
   *
   * @param trace that an invocation came with, or null
   * @param functionArn without a qualifier
   */
  public static int count(@Nullable TraceContext trace, String functionArn) {
    String field = trace == null ? null : trace.fields().get(FIELD);
    if (field == null) {
      return 0;
    }
    String prefix = digits(functionArn) + ":";
    for (String part : field.split("\\|", -1)) {
      if (part.startsWith(prefix)) {
        return number(part.substring(prefix.length()));
      }
    }
    return 0;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notOurs) {
      return 0; // somebody else's lineage, which says nothing of ours
    }
  }

  /** The trace as this function hands it on: it went through the function once more. */
  public static TraceContext through(TraceContext trace, String functionArn) {
    String digits = digits(functionArn);
    String mine = digits + ":" + (count(trace, functionArn) + 1);
    List<String> parts = new ArrayList<>();
    String field = trace.fields().get(FIELD);
    boolean isKnown = false;
    for (String part : field == null ? new String[0] : field.split("\\|", -1)) {
      boolean isMine = part.startsWith(digits + ":");
      isKnown |= isMine;
      parts.add(isMine ? mine : part);
    }
    if (!isKnown) {
      parts.add(mine);
    }
    Map<String, String> fields = new LinkedHashMap<>(trace.fields());
    fields.put(FIELD, String.join("|", parts));
    return new TraceContext(
        trace.traceId(), trace.parentId(), trace.sampled(), fields, trace.state());
  }

  private static String digits(String functionArn) {
    CRC32 sum = new CRC32();
    sum.update(functionArn.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }
}
