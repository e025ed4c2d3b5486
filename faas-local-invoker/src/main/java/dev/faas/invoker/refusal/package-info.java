/** What the service refuses, in its own words. */
@NullMarked
package dev.faas.invoker.refusal;

import org.jspecify.annotations.NullMarked;
