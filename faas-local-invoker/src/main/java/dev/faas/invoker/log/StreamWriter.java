package dev.faas.invoker.log;

import dev.faas.invoker.log.OutputLine.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Appends to a stream, and cuts what is printed into lines. A line has one owner: what one invocation
 * left unfinished ends before another prints. Guarded by the stream's lock.
 */
final class StreamWriter {

  private final LogStream stream;
  private final LineBuffer stdout = buffer(Source.STDOUT);
  private final LineBuffer stderr = buffer(Source.STDERR);
  private Instant now = Instant.EPOCH;
  private @Nullable String owner;
  private String thread = "";
  private boolean isFlushed = true;

  StreamWriter(LogStream stream) {
    this.stream = stream;
  }

  private LineBuffer buffer(Source source) {
    return new LineBuffer(OutputLine.MAX_MESSAGE, line -> print(source, line));
  }

  void append(LineDraft line, @Nullable String requestId, Instant time) {
    stream.append(line.at(time, requestId, stream.tenantId()));
  }

  /** The buffer to print to; what is complete becomes a line at this time. */
  LineBuffer printing(Source source, @Nullable String requestId, Instant time) {
    if (!Objects.equals(owner, requestId)) {
      flush(time);
      owner = requestId;
    }
    isFlushed = false;
    now = time;
    thread = Thread.currentThread().getName();
    return source == Source.STDERR ? stderr : stdout;
  }

  /** Whether nothing was printed since the last {@link #flush}. */
  boolean isFlushed() {
    return isFlushed;
  }

  /** Ends the lines that have been begun. */
  void flush(Instant time) {
    now = time;
    stdout.flush();
    stderr.flush();
    isFlushed = true;
  }

  private void print(Source source, String line) {
    stream.append(new OutputLine(
        now,
        owner,
        stream.tenantId(),
        source,
        Level.INFO,
        null,
        thread,
        line,
        null,
        List.of(),
        Map.of(),
        List.of()));
  }
}
