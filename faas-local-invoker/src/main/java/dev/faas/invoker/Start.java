package dev.faas.invoker;

import dev.faas.invoker.log.PlatformLine.Restore;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an invocation came to its handler.
 *
 * @param isCold whether the handler was made for it
 * @param initDuration how long the init phase before it took, if there was one
 * @param restore what the restore of a snapshot before it cost, if there was one
 */
record Start(
    boolean isCold,
    @Nullable Duration initDuration,
    @Nullable Restore restore) {

  /** The handler was there. */
  static final Start WARM = new Start(false, null, null);

  /** With an init phase inside the invocation. */
  static final Start AGAIN = new Start(true, null, null);

  /** With an init phase before the invocation. */
  static Start cold(Duration initDuration) {
    return new Start(true, initDuration, null);
  }

  /** With a restore before the invocation. */
  static Start restored(Restore restore) {
    return new Start(true, null, restore);
  }

  /** Whether the handler was made inside the invocation. */
  boolean isInside() {
    return isCold && initDuration == null && restore == null;
  }

  /** What is charged beside the invocation itself. */
  Duration billed() {
    if (restore != null) {
      return restore.billed();
    }
    return initDuration == null ? Duration.ZERO : initDuration;
  }
}
