package dev.faas.invoker.concurrency;

import org.jspecify.annotations.Nullable;

/**
 * How many invocations run at a moment at which one more begins, itself included. Components may be added in later
 * versions, so the constructor is not stable.
 *
 * @param functionName the function that is called
 * @param version the version that will run
 * @param qualifier the version or alias that the caller named, or null
 * @param named how many run of its version, and by the name that its caller used
 * @param ofFunction how many invocations of the function run
 * @param ofAccount how many invocations of all functions run
 * @param unreserved how many of those are of functions that have no concurrency of their own
 * @param claimed how much of the account's concurrency no other invocation can have: those unreserved ones, and all that
 *     functions have for themselves, in use or not
 * @param isProvisioned whether the new one runs in provisioned concurrency
 * @param provisionedRunning how many run in what is provisioned for the same version or alias; 0 for none
 * @param provisioned how much is provisioned for that; 0 for none
 */
public record ConcurrencyReading(
    String functionName,
    String version,
    @Nullable String qualifier,
    NamedConcurrency.Reading named,
    int ofFunction,
    int ofAccount,
    int unreserved,
    int claimed,
    boolean isProvisioned,
    int provisionedRunning,
    int provisioned) {}
