package dev.faas;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an invocation belongs in a distributed trace, readable and writable in both forms in which
 * platforms send it: the W3C's {@code traceparent} and {@code tracestate}, and AWS's X-Ray tracing header.
 * Immutable.
 *
 * <p>Facts: W3C Recommendation "Trace Context" (version 00); AWS X-Ray developer guide, "Tracing header".
 *
 * @param traceId 32 lower-case hexadecimal digits; X-Ray writes them as {@code 1-8 digits-24 digits}
 * @param parentId the calling span, 16 lower-case hexadecimal digits, or null where X-Ray names none
 * @param sampled whether the caller records the trace; null where the decision is left open, as X-Ray
 *     allows
 * @param fields the further fields of the X-Ray header, such as {@code Lineage}, in their order
 * @param state the W3C's {@code tracestate} as it was sent, or null
 */
public record TraceContext(
    String traceId,
    @Nullable String parentId,
    @Nullable Boolean sampled,
    Map<String, String> fields,
    @Nullable String state) {

  /**
   * Copies the fields.
   *
   * @throws IllegalArgumentException if an id is not made of so many digits, or of zeros only
   */
  public TraceContext {
    TraceText.requireId("trace id", 32, traceId);
    if (parentId != null) {
      TraceText.requireId("parent id", 16, parentId);
    }
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /**
   * Reads the W3C's headers.
   *
   * @param traceparent such as {@code 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01}
   * @param tracestate is kept as it is; null where there is none
   * @throws IllegalArgumentException if the first does not have its form; the message says what is wrong
   */
  public static TraceContext ofTraceparent(String traceparent, @Nullable String tracestate) {
    return TraceText.readTraceparent(traceparent, tracestate);
  }

  /**
   * Reads AWS's header, on Lambda that of the invocation ({@code Lambda-Runtime-Trace-Id}).
   *
   * @param header such as {@code Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1}
   * @throws IllegalArgumentException if it does not have its form; the message says what is wrong
   */
  public static TraceContext ofXRay(String header) {
    return TraceText.readXRay(header);
  }

  /** The W3C's header; null where there is no {@link #parentId}. An open decision is sent as no. */
  public @Nullable String traceparent() {
    return parentId == null
        ? null
        : "00-" + traceId + "-" + parentId + (Boolean.TRUE.equals(sampled) ? "-01" : "-00");
  }

  /** AWS's header. */
  public String xRay() {
    return TraceText.writeXRay(this);
  }

  /** The trace's id as X-Ray writes it. */
  public String xRayTraceId() {
    return "1-" + traceId.substring(0, 8) + "-" + traceId.substring(8);
  }

  /** The same trace as seen by the callees of this span. */
  public TraceContext withParentId(String newParentId) {
    return new TraceContext(traceId, newParentId, sampled, fields, state);
  }
}
