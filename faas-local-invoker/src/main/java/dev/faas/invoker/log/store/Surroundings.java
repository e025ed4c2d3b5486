package dev.faas.invoker.log.store;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;

/** What all log groups of a store have in common. */
record Surroundings(
    InstantSource clock, String owner, List<GuardedSink> sinks, EventIds ids, Executor later) {}
