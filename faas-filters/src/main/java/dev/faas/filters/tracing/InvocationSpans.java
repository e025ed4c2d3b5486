package dev.faas.filters.tracing;

import dev.faas.Context;
import dev.faas.Filter;
import dev.faas.Handler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/** Makes a span of each invocation of a function. */
final class InvocationSpans<I extends @Nullable Object, O extends @Nullable Object>
    implements Filter<I, O> {

  private static final int FIRST_SERVER_ERROR = 500;

  private final Tracer tracer;
  private final @Nullable String chosenTrigger;
  private final boolean isAlwaysContinued;
  private final Runnable flush;
  private final ColdStarts coldStarts = new ColdStarts();

  InvocationSpans(
      Tracer tracer, @Nullable String chosenTrigger, boolean isAlwaysContinued, Runnable flush) {
    this.tracer = tracer;
    this.chosenTrigger = chosenTrigger;
    this.isAlwaysContinued = isAlwaysContinued;
    this.flush = flush;
  }

  @Override
  public O apply(I event, Context context, Handler<I, O> next) throws Exception {
    Span span = start(event, context);
    Scope scope = span.makeCurrent();
    try {
      O result = next.handle(event, context);
      if (result instanceof HttpResponse response) {
        answered(span, response);
      }
      return result;
    } catch (Throwable thrown) {
      span.recordException(thrown);
      span.setAttribute(Attributes.ERROR_TYPE, thrown.getClass().getName());
      span.setStatus(StatusCode.ERROR, String.valueOf(thrown.getMessage()));
      throw thrown;
    } finally {
      scope.close();
      span.end();
      flush(context);
    }
  }

  private Span start(I event, Context context) {
    String trigger = chosenTrigger == null ? Triggers.of(event) : chosenTrigger;
    SpanBuilder builder = tracer
        .spanBuilder(context.function().name())
        .setSpanKind(trigger.equals(Triggers.PUBSUB) ? SpanKind.CONSUMER : SpanKind.SERVER)
        .setAttribute(Attributes.TRIGGER, trigger)
        .setAttribute(Attributes.COLD_START, coldStarts.isCold(context));
    Attributes.ofInvocation(builder, context);
    Parents.set(builder, context.trace(), isAlwaysContinued);
    Span span = builder.startSpan();
    if (event instanceof HttpRequest request) {
      asked(span, request);
    }
    return span;
  }

  private static void asked(Span span, HttpRequest request) {
    span.setAttribute(Attributes.METHOD, request.method());
    span.setAttribute(Attributes.PATH, request.path());
    String route = request.route();
    if (route != null) {
      String pattern = route.substring(route.indexOf(' ') + 1);
      span.setAttribute(Attributes.ROUTE, pattern);
      span.updateName(pattern);
    }
  }

  private static void answered(Span span, HttpResponse response) {
    span.setAttribute(Attributes.STATUS, (long) response.status());
    if (response.status() >= FIRST_SERVER_ERROR) {
      span.setAttribute(Attributes.ERROR_TYPE, String.valueOf(response.status()));
      span.setStatus(StatusCode.ERROR);
    }
  }

  private void flush(Context context) {
    try {
      flush.run();
    } catch (RuntimeException failure) {
      context.logger().warn("spans could not be flushed", failure);
    }
  }
}
