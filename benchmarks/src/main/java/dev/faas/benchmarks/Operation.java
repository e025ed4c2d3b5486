package dev.faas.benchmarks;

/** What is measured: one call, whose result the caller keeps from being optimised away. */
@FunctionalInterface
interface Operation {

  /** Runs once. */
  Object run() throws Exception;
}
