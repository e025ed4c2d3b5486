/**
 * What a process does once, so that the classes that it has loaded are there for later ones. Enter at
 * {@link dev.faas.invoker.forked.rehearsal.Rehearsal}.
 */
@NullMarked
package dev.faas.invoker.forked.rehearsal;

import org.jspecify.annotations.NullMarked;
