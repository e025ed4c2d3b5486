package dev.faas.invoker;

import dev.faas.CallerIdentity;
import dev.faas.ClientContext;
import dev.faas.Payload;
import dev.faas.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * A synchronous invocation as a caller asks for it: the event, and what comes beside it. Immutable.
 *
 * <p>Components may be added in later versions, so prefer {@link #of} and the {@code with…} methods to
 * the constructor.
 *
 * @param event the event on the wire
 * @param trace where the invocation belongs in a distributed trace; null for a new trace
 * @param clientContext what the calling application says about itself, or null
 * @param callerIdentity the end user as Cognito identified them, or null
 * @param tenantId the tenant, or null
 */
public record InvocationRequest(
    Payload event,
    @Nullable TraceContext trace,
    @Nullable ClientContext clientContext,
    @Nullable CallerIdentity callerIdentity,
    @Nullable String tenantId) {

  /** A request with this event and nothing else. */
  public static InvocationRequest of(Payload event) {
    return new InvocationRequest(event, null, null, null, null);
  }

  /** The same request in this trace. */
  public InvocationRequest withTrace(TraceContext newTrace) {
    return new InvocationRequest(event, newTrace, clientContext, callerIdentity, tenantId);
  }

  /** The same request from this application. */
  public InvocationRequest withClientContext(ClientContext newClientContext) {
    return new InvocationRequest(event, trace, newClientContext, callerIdentity, tenantId);
  }

  /** The same request on behalf of this user. */
  public InvocationRequest withCallerIdentity(CallerIdentity newCallerIdentity) {
    return new InvocationRequest(event, trace, clientContext, newCallerIdentity, tenantId);
  }

  /** The same request for this tenant. */
  public InvocationRequest withTenantId(String newTenantId) {
    return new InvocationRequest(event, trace, clientContext, callerIdentity, newTenantId);
  }
}
