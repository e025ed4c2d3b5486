/**
 * The execution environments of one version of a function: which of them an invocation gets, when one more is
 * made, and when one is shut down. {@link dev.faas.invoker.pool.Environments} is the door; behind it environments
 * serve {@linkplain dev.faas.invoker.pool.OneAtATime one invocation at a time} or {@linkplain
 * dev.faas.invoker.pool.SeveralAtATime several}.
 */
@NullMarked
package dev.faas.invoker.pool;

import org.jspecify.annotations.NullMarked;
