package dev.faas.invoker;

import dev.faas.invoker.environment.StackTrace;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.OutputLine;
import dev.faas.invoker.log.PlatformLine;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An outcome told in several lines. */
final class Story {

  private static final int FRAMES = 8;
  private static final int EVENT = 200;
  private static final int CAUSES = 8;
  private static final int LINES = 40;

  private final StringBuilder text = new StringBuilder(400);

  private Story() {}

  static String of(Outcome.Returned<?> outcome) {
    return new Story().tell(outcome, "returned " + outcome.payload(), null, List.of());
  }

  static String of(Outcome.Failed<?> outcome) {
    String what = "failed: " + outcome.errorType() + ": " + outcome.errorMessage();
    Throwable thrown = outcome.cause();
    if (thrown == null) {
      return new Story().tell(outcome, what, null, List.of());
    }
    boolean isTold = thrown.getClass().getName().equals(outcome.errorType());
    Throwable cause = isTold ? thrown.getCause() : thrown;
    return new Story().tell(outcome, what, cause, StackTrace.of(thrown));
  }

  static String of(Outcome.Exited<?> outcome) {
    return new Story().tell(outcome, "exited: " + outcome.errorMessage(), null, List.of());
  }

  static String of(Outcome.TimedOut<?> outcome) {
    String what = "timed out after " + milliseconds(outcome.invocation());
    return new Story().tell(outcome, what, null, outcome.stack());
  }

  static String of(Outcome.Throttled<?> outcome) {
    Invocation invocation = outcome.invocation();
    return invocation.functionName() + " was throttled: " + outcome.reason().wireName()
        + "\n  request " + invocation.requestId()
        + "\n  event " + shortened(invocation.event().text());
  }

  static String of(Outcome.Stalled<?> outcome) {
    String what = "stalled: it blocked in real time while simulated time stood still";
    return new Story().tell(outcome, what, null, outcome.stack());
  }

  private String tell(
      Outcome<?> outcome, String what, @Nullable Throwable cause, List<StackTraceElement> stack) {
    Invocation invocation = outcome.invocation();
    text.append(invocation.functionName()).append(' ').append(what);
    line("  request ").append(invocation.requestId()).append(", ");
    text.append(invocation.coldStart() ? "cold start" : "warm start");
    text.append(", ").append(milliseconds(invocation));
    frames(stack);
    int depth = 0;
    for (Throwable next = cause; next != null && depth < CAUSES; next = next.getCause()) {
      line("  caused by ").append(next);
      depth++;
    }
    log(invocation.logLines());
    line("  event ").append(shortened(invocation.event().text()));
    line("  log stream ").append(invocation.logStream());
    return text.toString();
  }

  private static String shortened(String event) {
    return event.length() <= EVENT ? event : event.substring(0, EVENT) + "…";
  }

  private void frames(List<StackTraceElement> stack) {
    for (StackTraceElement frame : stack.subList(0, Math.min(FRAMES, stack.size()))) {
      line("    at ").append(frame);
    }
    if (stack.size() > FRAMES) {
      line("    … ").append(stack.size() - FRAMES).append(" more");
    }
  }

  private void log(List<LogLine> all) {
    List<LogLine> lines =
        all.stream().filter(line -> !(line instanceof PlatformLine.InitStart)).toList();
    int skipped = Math.max(0, lines.size() - LINES);
    if (skipped > 0) {
      line("  | … ").append(skipped).append(" lines before");
    }
    for (LogLine line : lines.subList(skipped, lines.size())) {
      String shown = line instanceof OutputLine output ? output.headline() : line.text();
      line("  | ").append(shown.stripTrailing().replace("\n", "\n  | "));
    }
  }

  private StringBuilder line(String begin) {
    return text.append('\n').append(begin);
  }

  private static String milliseconds(Invocation invocation) {
    return String.format(Locale.ROOT, "%.2f ms", invocation.duration().toNanos() / 1e6);
  }
}
