package dev.faas.invoker.time;

/** Why a wait on a {@link Timeline} ended. */
public enum WaitEnd {
  /** What was waited for is done. */
  DONE,
  /** The deadline has come first. */
  DEADLINE,
  /** Real time passed the stall limit while simulated time stood still. */
  STALL,
  /** The waiting thread was interrupted; its flag is still set. */
  INTERRUPT
}
