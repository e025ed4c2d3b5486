/**
 * What the user's rewritten classes call instead of the JDK, in {@link
 * dev.faas.invoker.isolation.Isolation#ISOLATED}. Public because those classes are in no module of ours;
 * not for calls by hand.
 *
 * <p>A method with {@link dev.faas.invoker.isolated.calls.Replaces} says what it stands for. {@link
 * dev.faas.invoker.isolated.calls.Here} is the only class of which each execution environment has its own
 * copy; through it the others are told whose environment calls.
 */
@NullMarked
package dev.faas.invoker.isolated.calls;

import org.jspecify.annotations.NullMarked;
