package dev.faas.invoker.environment;

/** Runs the phases of one runtime process, one at a time. */
interface PhaseRunner {

  /** Runs a phase; returns when it has ended, however it did. */
  void run(Phase phase);

  /** Interrupts and abandons what runs, and runs nothing any more. */
  void stop();

  /** Waits for the end of a stopped runner that ran no phase. */
  void join() throws InterruptedException;
}
