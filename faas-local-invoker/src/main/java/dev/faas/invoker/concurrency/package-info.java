/**
 * How many invocations run at the same time: the limits of an account and of its functions, and what is
 * throttled. Plain numbers, without execution environments.
 */
@NullMarked
package dev.faas.invoker.concurrency;

import org.jspecify.annotations.NullMarked;
