/**
 * What the service counts and times of invocations, readable as data.
 *
 * <p>Enter at {@link dev.faas.invoker.metrics.Metrics}. To measure into something else, extend {@link
 * dev.faas.invoker.metrics.MeasuringListener}.
 */
@NullMarked
package dev.faas.invoker.metrics;

import org.jspecify.annotations.NullMarked;
