package dev.faas.invoker.async;

import java.time.Duration;

/** Is told what happens to the events of a queue. Must be safe for use by several threads. */
public interface AsyncListener {

  /** An event was accepted. */
  void received(AsyncEvent event);

  /**
   * An event was handed to the function.
   *
   * @param age since it was accepted
   */
  void handed(AsyncEvent event, Duration age);

  /** An event has come to its end; {@link AsyncEvent#condition} tells which. */
  void ended(AsyncEvent event);

  /**
   * A destination or a dead-letter queue did not take a message.
   *
   * @param isDeadLetter whether it is the dead-letter queue
   */
  void notDelivered(AsyncEvent event, Destination destination, boolean isDeadLetter, Exception why);
}
