package dev.faas.filters.tracing;

import dev.faas.Filter;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import org.jspecify.annotations.Nullable;

/**
 * Filters that make a span of each invocation, by OpenTelemetry's semantic conventions for functions. Immutable and safe
 * for use by several threads.
 *
 * <pre>{@code
 * Tracing tracing = Tracing.by(openTelemetry);
 * FunctionDefinition.of(Orders.class).filteredBy(tracing.spans())
 * FunctionDefinition.forEach(Mails.class).aroundBatch(tracing.spans()).filteredBy(tracing.spans())
 * }</pre>
 *
 * <p>A span has the function's name, or of HTTP the route's where the platform tells it, and the attributes {@code
 * faas.name}, {@code faas.version}, {@code faas.invocation_id}, {@code faas.trigger}, {@code faas.coldstart}, {@code
 * faas.instance}, {@code faas.max_memory}, on AWS {@code aws.lambda.invoked_arn} and {@code cloud.account.id}, and of HTTP
 * {@code http.request.method}, {@code http.route}, {@code url.path} and {@code http.response.status_code}. What is thrown
 * is recorded, and makes it an error, as a response of 500 and above does.
 *
 * <p>Its parent is the span that is current, such as that of the batch around an item, or else the caller's, as {@link
 * dev.faas.Context#trace} has it, if that is recorded. Otherwise the span begins a trace of its own, linked to the caller's,
 * and the sampler decides: on AWS Lambda each trace that X-Ray does not record comes as one not to be recorded. See
 * {@link #continuingUnrecorded}.
 *
 * <p>The SDK stamps spans by its own clock; under simulated time give it the simulated one. A handler that never ends
 * after its deadline leaves no span.
 */
public final class Tracing {

  private static final String SCOPE = "dev.faas.filters";

  private final Tracer tracer;
  private final @Nullable String trigger;
  private final boolean isAlwaysContinued;
  private final Runnable flush;

  private Tracing(
      Tracer tracer, @Nullable String trigger, boolean isAlwaysContinued, Runnable flush) {
    this.tracer = tracer;
    this.trigger = trigger;
    this.isAlwaysContinued = isAlwaysContinued;
    this.flush = flush;
  }

  /** Spans go to this. */
  public static Tracing by(OpenTelemetry openTelemetry) {
    return new Tracing(openTelemetry.getTracer(SCOPE), null, false, () -> {});
  }

  /**
   * With this as {@code faas.trigger}, in place of what the event's type tells.
   *
   * @param newTrigger {@code datasource}, {@code http}, {@code pubsub}, {@code timer}, {@code other}, or a word of your own
   */
  public Tracing triggeredBy(String newTrigger) {
    return new Tracing(tracer, newTrigger, isAlwaysContinued, flush);
  }

  /**
   * A caller's trace is continued even if the caller does not record it: with the usual sampler the function is not
   * recorded then, either. For callers that send the W3C's headers and sample for all, or where X-Ray records.
   */
  public Tracing continuingUnrecorded() {
    return new Tracing(tracer, trigger, true, flush);
  }

  /**
   * With something to be done after each span and before the answer, since a platform may stop the process between
   * invocations: usually {@code () -> provider.forceFlush().join(1, SECONDS)}. If it throws, that is logged.
   */
  public Tracing flushedBy(Runnable newFlush) {
    return new Tracing(tracer, trigger, isAlwaysContinued, newFlush);
  }

  /** A filter for one function. */
  public <I extends @Nullable Object, O extends @Nullable Object> Filter<I, O> spans() {
    return new InvocationSpans<>(tracer, trigger, isAlwaysContinued, flush);
  }
}
