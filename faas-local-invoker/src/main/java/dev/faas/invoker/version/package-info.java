/** The versions and aliases of a function, and which of them an invocation gets. */
@NullMarked
package dev.faas.invoker.version;

import org.jspecify.annotations.NullMarked;
