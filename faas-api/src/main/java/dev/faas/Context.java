package dev.faas;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;

/**
 * What a function is told about the invocation it serves, and the world it may use.
 *
 * <p>Safe for use by several threads. It describes one invocation: do not keep it.
 */
public interface Context {

  /** The platform's id of this invocation; the same again when the platform retries it. */
  String requestId();

  /** The function that is being invoked. */
  FunctionInfo function();

  /** The moment at which the platform gives up on this invocation. */
  Instant deadline();

  /** The time left until the {@link #deadline}; zero, never negative, when it has passed. */
  default Duration remaining() {
    Duration left = Duration.between(clock().instant(), deadline());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /**
   * Whether the result is no longer wanted: the deadline has passed or the platform gave up. Long work
   * should look at this between its steps; the handler's thread is interrupted as well.
   */
  boolean isCancelled();

  /** The clock of this invocation. Under simulated time it stands still while the handler runs. */
  InstantSource clock();

  /** The function's environment variables. */
  EnvironmentVariables environmentVariables();

  /** A logger whose lines belong to this invocation, whichever thread writes them. */
  Logger logger();
}
