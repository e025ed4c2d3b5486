package dev.faas.invoker.environment;

/**
 * What the environments have in common that are restored from one snapshot. A JVM cannot be copied, so
 * each of them repeats the init phase of which the snapshot was made: unheard, with the same chance and at
 * the same time. What that phase made is then the same in all of them, as on the service.
 *
 * @param seed of the random numbers of the init phase
 * @param nanos when it began, as the timeline's nanoseconds
 */
public record Snapshot(long seed, long nanos) {}
