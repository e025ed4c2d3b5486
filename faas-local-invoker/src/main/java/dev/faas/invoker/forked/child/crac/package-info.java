/**
 * What {@code org.crac} of the user's class path delegates to, where the system property {@code
 * org.crac.Core.Compat} names this package: its classes are found by their names. The hooks are those of
 * {@link dev.faas.invoker.forked.child.crac.Context}.
 */
@NullMarked
package dev.faas.invoker.forked.child.crac;

import org.jspecify.annotations.NullMarked;
