/**
 * {@link dev.faas.invoker.isolation.Isolation#ISOLATED}: a class loader for each execution environment,
 * with the user's classes rewritten so that they end, wait, read clocks and print in their environment.
 *
 * <p>Enter at {@link dev.faas.invoker.isolated.IsolatedClasses}, which knows whose classes are whose, and
 * {@link dev.faas.invoker.isolated.IsolatedProcess}, one for each environment.
 */
@NullMarked
package dev.faas.invoker.isolated;

import org.jspecify.annotations.NullMarked;
