/**
 * Waits in simulated time: the real method is {@linkplain dev.faas.invoker.isolated.waits.Wait tried for
 * short whiles}; what cannot be tried for a short while is done here in another way.
 */
@NullMarked
package dev.faas.invoker.isolated.waits;

import org.jspecify.annotations.NullMarked;
