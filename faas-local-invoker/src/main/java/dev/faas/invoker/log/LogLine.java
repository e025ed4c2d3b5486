package dev.faas.invoker.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of a log stream: the service's own, or output of the function. Immutable. */
public sealed interface LogLine permits PlatformLine, OutputLine {

  /** When it was written. */
  Instant time();

  /** The invocation it belongs to, or null where it belongs to the environment only. */
  @Nullable
  String requestId();

  /** The line as the service shows it, without its line end; it may have several lines. */
  String text();
}
