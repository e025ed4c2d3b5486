/**
 * Where the engine gets its time and its chance from: every clock, delay, deadline and random number
 * comes from one {@link dev.faas.invoker.time.Timeline}. It is either the real one or a simulated one,
 * which stands still while a handler runs and costs nothing while all of them wait. What handlers do is
 * told to it as an {@link dev.faas.invoker.time.Activity}.
 *
 * <pre>{@code
 * SimulatedTime time = SimulatedTime.startingAt(Instant.parse("2026-03-01T12:00:00Z"));
 * time.schedule(Duration.ofMinutes(5), () -> queue.redeliver(message));
 * time.advance(Duration.ofMinutes(5));                                // redelivered, at 12:05:00
 * }</pre>
 *
 * <p>References are non-null unless marked {@code @Nullable}.
 */
@NullMarked
package dev.faas.invoker.time;

import org.jspecify.annotations.NullMarked;
