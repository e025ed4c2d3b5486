/**
 * Replays recorded behaviours of the real service, and tests rules of it that have no other test. Enter at
 * {@link dev.faas.invoker.behaviours.BehavioursTest}.
 */
package dev.faas.invoker.behaviours;
