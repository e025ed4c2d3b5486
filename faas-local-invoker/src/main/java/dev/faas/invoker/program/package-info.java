/**
 * The code of a function in any language: {@link dev.faas.invoker.program.Program}.
 */
@NullMarked
package dev.faas.invoker.program;

import org.jspecify.annotations.NullMarked;
