/**
 * Asynchronous invocations: a queue for each function, retries, and where events go in the end. It knows a
 * function only as {@link AsyncFunction}.
 */
@NullMarked
package dev.faas.invoker.async;

import org.jspecify.annotations.NullMarked;
