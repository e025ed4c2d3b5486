package dev.faas;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
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

  /**
   * The directory for temporary files. It belongs to the execution environment: later invocations find
   * what earlier ones left there, until the platform takes the environment away. Default is that of the
   * JVM, which on AWS is {@code /tmp}.
   */
  default Path temporaryDirectory() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  /** Where this invocation belongs in a distributed trace; null where the platform does not say. */
  default @Nullable TraceContext trace() {
    return null;
  }

  /** What the calling application says about itself; null where it sent nothing. */
  default @Nullable ClientContext clientContext() {
    return null;
  }

  /** The end user, as Amazon Cognito identified them; null where nobody was identified. */
  default @Nullable CallerIdentity callerIdentity() {
    return null;
  }

  /** The tenant to whom this execution environment belongs; null where tenants are not isolated. */
  default @Nullable String tenantId() {
    return null;
  }

  /**
   * The task, bound to this invocation: where the platform tells invocations apart, output of the task
   * belongs to this one in whichever thread it runs, and its diagnostic context (SLF4J's MDC) is that of
   * the calling thread. Wrap what you give to a pool of threads; threads that you start yourself need
   * none.
   *
   * <pre>{@code
   * pool.submit(context.wrap(() -> log.info("resized")));
   * }</pre>
   *
   * <p>On a platform that does not tell invocations apart it is the task itself.
   */
  default Runnable wrap(Runnable task) {
    return task;
  }

  /** A task with a result, bound to this invocation like {@link #wrap(Runnable)}. */
  default <T extends @Nullable Object> Callable<T> wrap(Callable<T> task) {
    return task;
  }

  /**
   * An executor that binds every task to this invocation before it gives it to that one, for instance
   * for {@code CompletableFuture.supplyAsync(…, context.wrap(pool))}. Do not keep it longer than the
   * invocation.
   */
  default Executor wrap(Executor executor) {
    return task -> executor.execute(wrap(task));
  }
}
