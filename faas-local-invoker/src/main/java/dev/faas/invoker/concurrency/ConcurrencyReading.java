package dev.faas.invoker.concurrency;

import org.jspecify.annotations.Nullable;

/**
 * How many invocations run at a moment at which one more begins, itself included.
 *
 * @param functionName the function that is called
 * @param version the version that will run
 * @param qualifier the version or alias that the caller named, or null
 * @param ofFunction how many invocations of the function run
 * @param ofAccount how many invocations of all functions run
 * @param unreserved how many of those are of functions that have no concurrency of their own
 * @param isProvisioned whether the new one runs in provisioned concurrency
 * @param provisionedRunning how many run in what is provisioned for the same version or alias; 0 for none
 * @param provisioned how much is provisioned for that; 0 for none
 */
public record ConcurrencyReading(
    String functionName,
    String version,
    @Nullable String qualifier,
    int ofFunction,
    int ofAccount,
    int unreserved,
    boolean isProvisioned,
    int provisionedRunning,
    int provisioned) {}
