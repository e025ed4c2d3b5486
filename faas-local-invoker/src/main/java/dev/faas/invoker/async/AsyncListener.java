package dev.faas.invoker.async;

import java.time.Duration;

/**
 * Is told what happens to asynchronous events. It must be safe for use by several threads. What is thrown from
 * here changes nothing for the event.
 */
public interface AsyncListener {

  /** An event was accepted. */
  default void onAccepted(AsyncInvocation event) {}

  /**
   * An event was handed to the function.
   *
   * @param age since it was accepted
   */
  default void onHanded(AsyncInvocation event, Duration age) {}

  /** An event has come to its end; {@link AsyncInvocation#condition} tells which. */
  default void onSettled(AsyncInvocation event) {}

  /**
   * A destination or a dead-letter queue did not take a message.
   *
   * @param isDeadLetter whether it is the dead-letter queue
   */
  default void onNotDelivered(
      AsyncInvocation event, Destination destination, boolean isDeadLetter, Exception why) {}
}
