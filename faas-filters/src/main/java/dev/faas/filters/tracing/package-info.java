/**
 * Traces of OpenTelemetry: {@link dev.faas.filters.tracing.Tracing}.
 *
 * <pre>{@code
 * FunctionDefinition.of(Orders.class).filteredBy(Tracing.by(openTelemetry).spans())
 * }</pre>
 *
 * <p>It needs {@code io.opentelemetry:opentelemetry-api}, which is optional and only loaded when used.
 */
@NullMarked
package dev.faas.filters.tracing;

import org.jspecify.annotations.NullMarked;
