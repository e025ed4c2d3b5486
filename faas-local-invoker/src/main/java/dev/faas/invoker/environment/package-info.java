/**
 * One execution environment and its phases: init, invocation, reset, shutdown. {@link
 * dev.faas.invoker.environment.ExecutionEnvironment} is the door; the invoker's root decides when which
 * phase takes place and what it means.
 */
@NullMarked
package dev.faas.invoker.environment;

import org.jspecify.annotations.NullMarked;
