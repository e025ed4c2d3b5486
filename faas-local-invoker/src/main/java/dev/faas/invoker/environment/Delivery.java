package dev.faas.invoker.environment;

import dev.faas.CallerIdentity;
import dev.faas.ClientContext;
import dev.faas.Payload;
import dev.faas.TraceContext;
import dev.faas.invoker.log.Trace;
import org.jspecify.annotations.Nullable;

/**
 * What the service hands to an execution environment for one invocation.
 *
 * @param requestId the id of the invocation
 * @param invokedArn the function's full name as the caller named it; null for that of its version
 * @param event the event on the wire
 * @param trace as the caller sent it, or null
 * @param loggedTrace as platform lines show it, or null
 * @param clientContext as the caller sent it, or null
 * @param callerIdentity as the caller sent it, or null
 * @param tenantId as the caller sent it, or null
 */
public record Delivery(
    String requestId,
    @Nullable String invokedArn,
    Payload event,
    @Nullable TraceContext trace,
    @Nullable Trace loggedTrace,
    @Nullable ClientContext clientContext,
    @Nullable CallerIdentity callerIdentity,
    @Nullable String tenantId) {

  /** With the trace as platform lines show it: written once, since that takes a while. */
  public Delivery(
      String requestId,
      @Nullable String invokedArn,
      Payload event,
      @Nullable TraceContext trace,
      @Nullable ClientContext clientContext,
      @Nullable CallerIdentity callerIdentity,
      @Nullable String tenantId) {
    this(
        requestId,
        invokedArn,
        event,
        trace,
        trace == null ? null : new Trace(trace.xRay(), null),
        clientContext,
        callerIdentity,
        tenantId);
  }
}
