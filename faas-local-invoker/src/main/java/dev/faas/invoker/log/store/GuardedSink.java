package dev.faas.invoker.log.store;

import dev.faas.invoker.log.OutputCapture;
import java.io.IOException;

/** A sink whose failures reach nobody but those who should know. */
final class GuardedSink {

  private final LogSink sink;
  private boolean isClosed;
  private long failures;

  GuardedSink(LogSink sink) {
    this.sink = sink;
  }

  /** What a sink does. */
  @FunctionalInterface
  private interface Act {
    void run() throws IOException;
  }

  synchronized void write(StoredLine line) {
    attempt("write '" + line + "'", () -> sink.write(line));
  }

  synchronized void flush() {
    attempt("flush", sink::flush);
  }

  synchronized void close() {
    attempt("close", sink::close);
    isClosed = true;
    if (failures > 1) {
      Failures.tell(
          "the log sink " + sink + " has failed " + failures
              + " times in all, the first time included",
          null);
    }
  }

  private void attempt(String what, Act act) {
    if (!isClosed) {
      OutputCapture.outside(() -> {
        try {
          act.run();
        } catch (IOException | RuntimeException | Error failure) {
          failures++;
          if (failures == 1) {
            Failures.tell("the log sink " + sink + " could not " + what, failure);
          }
        }
      });
    }
  }
}
