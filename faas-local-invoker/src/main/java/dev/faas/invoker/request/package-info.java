/** What the service checks in a request before anything runs. */
@NullMarked
package dev.faas.invoker.request;

import org.jspecify.annotations.NullMarked;
