package dev.faas.invoker.log;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Where output goes. Safe for use by several threads. */
interface Destination {

  /** Takes it to the lines where it belongs, or nowhere if nobody keeps it any longer. */
  void write(Output output);

  /** That of what belongs to no function, whichever one the thread works for: where it went before the capture. */
  Destination NONE = output -> {};

  /** Something that was written, before it is known whose it is. */
  @FunctionalInterface
  interface Output {
    /** Enters the lines of this invocation, or of none. The caller holds the lock of the stream. */
    void enter(StreamWriter writer, @Nullable String requestId, Instant now);
  }

  /** That of an environment's own thread: its output belongs to what the environment is busy with. */
  record OfEnvironment(EnvironmentLog log) implements Destination {
    @Override
    public void write(Output output) {
      log.write(log.requestId(), output);
    }
  }

  /** That of output which certainly belongs to this invocation, ended or not. */
  record OfInvocation(EnvironmentLog log, String requestId) implements Destination {
    @Override
    public void write(Output output) {
      log.write(requestId, output);
    }
  }

  /** That of output which may belong to any of these: the unattributed stream of their log groups. */
  record OfNobody(Collection<EnvironmentLog> candidates) implements Destination {
    @Override
    public void write(Output output) {
      candidates.stream()
          .collect(toMap(EnvironmentLog::group, log -> log, (one, other) -> one))
          .values()
          .forEach(log -> log.writeUnattributed(output));
    }
  }
}
