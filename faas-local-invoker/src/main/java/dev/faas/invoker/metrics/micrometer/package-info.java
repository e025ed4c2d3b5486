/**
 * The same metrics in Micrometer: {@link dev.faas.invoker.metrics.micrometer.MicrometerMetrics}.
 *
 * <p>It needs {@code io.micrometer:micrometer-core}, which is optional and only loaded when used.
 */
@NullMarked
package dev.faas.invoker.metrics.micrometer;

import org.jspecify.annotations.NullMarked;
