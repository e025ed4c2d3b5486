/**
 * Figures side by side with the peers: {@link dev.faas.benchmarks.Figures} for the bars that are
 * promised, the JMH benchmarks for a closer look.
 */
@NullMarked
package dev.faas.benchmarks;

import org.jspecify.annotations.NullMarked;
