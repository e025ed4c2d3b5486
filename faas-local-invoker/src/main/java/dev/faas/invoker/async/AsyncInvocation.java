package dev.faas.invoker.async;

import dev.faas.Payload;
import dev.faas.TraceContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous invocation that was accepted: an event that waits in a function's queue, or did. Safe for use by
 * several threads.
 */
public final class AsyncInvocation {

  private final String requestId;
  private final String functionName;
  private final Payload body;
  private final @Nullable String qualifier;
  private final @Nullable TraceContext trace;
  private final @Nullable String tenantId;
  private final long acceptedNanos;
  private int throttles;
  private int attempts;
  private AsyncFunction.@Nullable Answer answer;
  private volatile @Nullable Condition condition;

  /**
   * An event that was accepted.
   *
   * @param requestId stays the same in all attempts
   * @param qualifier the version or alias that the caller named, or null
   * @param acceptedNanos when, as the timeline's nanoseconds
   */
  public AsyncInvocation(
      String requestId,
      String functionName,
      Payload body,
      @Nullable String qualifier,
      @Nullable TraceContext trace,
      @Nullable String tenantId,
      long acceptedNanos) {
    this.requestId = requestId;
    this.functionName = functionName;
    this.body = body;
    this.qualifier = qualifier;
    this.trace = trace;
    this.tenantId = tenantId;
    this.acceptedNanos = acceptedNanos;
  }

  /** Its id, the same in all attempts. */
  public String requestId() {
    return requestId;
  }

  /** The function whose queue it is in, or was. */
  public String functionName() {
    return functionName;
  }

  /** The event on the wire. */
  public Payload body() {
    return body;
  }

  /** The version or alias that the caller named, or null. */
  public @Nullable String qualifier() {
    return qualifier;
  }

  /** Where it belongs in a distributed trace; null for a new trace. */
  public @Nullable TraceContext trace() {
    return trace;
  }

  /** The tenant, or null. */
  public @Nullable String tenantId() {
    return tenantId;
  }

  /** How often the function was called with it so far. */
  public synchronized int attempts() {
    return attempts;
  }

  /** What the function answered last: its result, or its error in JSON; empty if it was never called. */
  public synchronized Optional<Payload> lastAnswer() {
    return Optional.ofNullable(answer).map(AsyncFunction.Answer::payload);
  }

  /** What has become of it; empty as long as it waits or is handled. */
  public Optional<Condition> condition() {
    return Optional.ofNullable(condition);
  }

  long acceptedNanos() {
    return acceptedNanos;
  }

  synchronized int throttles() {
    return throttles;
  }

  synchronized void throttled() {
    throttles++;
  }

  /** The last answer to it, or null. */
  synchronized AsyncFunction.@Nullable Answer answer() {
    return answer;
  }

  synchronized void answered(AsyncFunction.Answer next) {
    answer = next;
    throttles = 0;
    attempts++;
  }

  void ended(Condition how) {
    condition = how;
  }
}
