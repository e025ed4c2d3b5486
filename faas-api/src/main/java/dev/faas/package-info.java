/**
 * A function and everything it is given: the one shape {@link dev.faas.Handler}, composed by {@link
 * dev.faas.Filter}, described by a {@link dev.faas.FunctionDefinition} and turned into bytes in, bytes
 * out by an {@link dev.faas.Invocable}.
 *
 * <pre>{@code
 * FunctionDefinition<String, String> greet =
 *     FunctionDefinition.of(String.class, String.class, (name, context) -> "Hello " + name);
 * }</pre>
 *
 * <p>Nothing here reads a clock, a random source or the process's environment variables: a function
 * receives its world as arguments. References are non-null unless marked {@code @Nullable}.
 */
@NullMarked
package dev.faas;

import org.jspecify.annotations.NullMarked;
