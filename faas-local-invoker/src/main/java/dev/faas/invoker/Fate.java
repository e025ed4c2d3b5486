package dev.faas.invoker;

/** What becomes of an execution environment after a phase. */
enum Fate {
  /** It is reused as it is. */
  KEPT,
  /** Its process is gone; log stream and temporary directory stay. */
  RESET,
  /** It is gone altogether: nobody waits any longer. */
  ENDED
}
