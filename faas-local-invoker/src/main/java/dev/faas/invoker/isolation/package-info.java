/**
 * How an execution environment gets its classes and its process: {@link
 * dev.faas.invoker.isolation.Isolation} names the three ways, {@link
 * dev.faas.invoker.isolation.RuntimeProcess} is the seam behind which they stand.
 */
@NullMarked
package dev.faas.invoker.isolation;

import org.jspecify.annotations.NullMarked;
