package dev.faas.filters.tracing;

import dev.faas.TraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** Whose child a span is. */
final class Parents {

  private Parents() {}

  /** A trace as if it were the W3C's headers. */
  private static @Nullable String header(@Nullable TraceContext trace, String name) {
    if (trace == null) {
      return null;
    }
    return switch (name) {
      case "traceparent" -> trace.traceparent();
      case "tracestate" -> trace.state();
      default -> null;
    };
  }

  /**
   * Sets the current span as parent, or else the caller's.
   *
   * @param trace null where the platform does not say; without a parent's id it is nobody's
   * @param isAlwaysContinued whether a trace is continued that the caller does not record
   */
  static void set(SpanBuilder builder, @Nullable TraceContext trace, boolean isAlwaysContinued) {
    Context current = Context.current();
    if (trace == null || Span.fromContext(current).getSpanContext().isValid()) {
      builder.setParent(current);
      return;
    }
    Context caller =
        W3CTraceContextPropagator.getInstance().extract(current, trace, Parents::header);
    if (isAlwaysContinued || Boolean.TRUE.equals(trace.sampled())) {
      builder.setParent(caller);
    } else {
      builder.setParent(current).addLink(Span.fromContext(caller).getSpanContext());
    }
  }
}
