package dev.faas.invoker.time;

import java.time.Instant;

/**
 * A point of a timeline, from which a {@link SimulatedTime} can go on.
 *
 * @param instant when it is
 * @param seed with which the numbers of {@link Timeline#random} go on from there
 */
public record Moment(Instant instant, long seed) {}
