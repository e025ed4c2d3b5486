package dev.faas.invoker.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The most important metrics for human eyes, a row for each set. */
final class MetricTable {

  private static final List<String> HEAD = List.of(
      "function",
      "invocations",
      "errors",
      "throttles",
      "p50 ms",
      "p99 ms",
      "max ms",
      "init p50",
      "concurrent");

  private final List<List<String>> rows = new ArrayList<>();

  MetricTable() {
    rows.add(HEAD);
  }

  void add(String name, MetricSet metrics) {
    Statistics duration = metrics.duration();
    Statistics init = metrics.initDuration();
    Statistics concurrent = metrics.concurrentExecutions();
    rows.add(List.of(
        name,
        String.valueOf(metrics.invocations()),
        String.valueOf(metrics.errors()),
        String.valueOf(metrics.throttles()),
        duration.isEmpty() ? "" : decimal(duration.p50()),
        duration.isEmpty() ? "" : decimal(duration.p99()),
        duration.isEmpty() ? "" : decimal(duration.maximum()),
        init.isEmpty() ? "" : decimal(init.p50()),
        concurrent.isEmpty() ? "" : String.valueOf(Math.round(concurrent.maximum()))));
  }

  private static String decimal(double milliseconds) {
    return String.format(Locale.ROOT, "%.2f", milliseconds);
  }

  @Override
  public String toString() {
    int nameWidth = rows.stream().mapToInt(row -> row.get(0).length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append(String.format(Locale.ROOT, "%-" + nameWidth + "s", row.get(0)));
      for (int i = 1; i < row.size(); i++) {
        text.append(String.format(Locale.ROOT, "  %" + width(i) + "s", row.get(i)));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static int width(int column) {
    return Math.max(9, HEAD.get(column).length());
  }
}
