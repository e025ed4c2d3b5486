/**
 * Handler strings, as functions are configured on AWS: {@link dev.faas.invoker.handler.HandlerString} finds
 * the code that is meant, by the rules and in the words of AWS's Java runtime, with our own interfaces.
 *
 * <p>Needs nothing of an invoker: an engine, a process of its own and an isolated class loader bind in the
 * same way. The rules are those of AWS's runtime interface client for Java ({@code HandlerInfo}, {@code
 * EventHandlerLoader}, {@code UserFault}).
 */
@NullMarked
package dev.faas.invoker.handler;

import org.jspecify.annotations.NullMarked;
