/**
 * The code of a function, and how each isolation takes it: {@link dev.faas.invoker.code.Isolations} makes the
 * runtime processes.
 */
@NullMarked
package dev.faas.invoker.code;

import org.jspecify.annotations.NullMarked;
