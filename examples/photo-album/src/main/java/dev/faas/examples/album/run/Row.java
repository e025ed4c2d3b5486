package dev.faas.examples.album.run;

import dev.faas.BatchResponse;
import dev.faas.DecodeException;
import dev.faas.events.HttpResponse;
import dev.faas.invoker.Invocation;
import dev.faas.invoker.Outcome;
import java.util.Locale;

/**
 * What became of one file, in the words of the table.
 *
 * @param status which of the counts of the summary it belongs to
 */
record Row(String file, Status status, String function, String start, String took, String result) {

  /** What counts. */
  enum Status {
    RETURNED,
    PARTIAL,
    FAILED,
    BROKEN
  }

  private static final int SHOWN = 60;

  static Row broken(String file, DecodeException failure) {
    return new Row(file, Status.BROKEN, "-", "-", "-", String.valueOf(failure.getMessage()));
  }

  static Row of(String file, Outcome<?> outcome) {
    Invocation invocation = outcome.invocation();
    double millis = invocation.duration().toNanos() / 1e6;
    return new Row(
        file,
        status(outcome),
        invocation.functionName(),
        invocation.coldStart() ? "cold" : "warm",
        String.format(Locale.ROOT, "%.2f ms", millis),
        shortened(result(outcome)));
  }

  private static Status status(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Returned<?> returned) {
      boolean partial =
          returned.result() instanceof BatchResponse response && !response.isSuccess();
      return partial ? Status.PARTIAL : Status.RETURNED;
    }
    return Status.FAILED;
  }

  private static String result(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Failed<?> failed) {
      return failed.errorType() + ": " + failed.errorMessage();
    }
    if (!(outcome instanceof Outcome.Returned<?> returned)) {
      return outcome.payload().text();
    }
    if (returned.result() instanceof HttpResponse response) {
      return response.status() + " " + response.header("Location").orElse(response.text());
    }
    if (returned.result() instanceof BatchResponse batch) {
      return batch.isSuccess()
          ? "every item handled"
          : "to be delivered again: " + String.join(", ", batch.failedIds());
    }
    return returned.payload().text();
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }

  String line(int fileWidth) {
    String words = status.name().toLowerCase(Locale.ROOT);
    return String.format(
        Locale.ROOT,
        "%-" + fileWidth + "s  %-10s  %-4s  %10s  %-8s  %s",
        file,
        function,
        start,
        took,
        words,
        result);
  }
}
