package dev.faas.invoker;

import dev.faas.invoker.async.AsyncListener;
import dev.faas.invoker.concurrency.ConcurrencyReading;

/**
 * Is told of every invocation: the way outward for logs, metrics and consoles. It must be safe for use
 * by several threads. What is thrown from here changes nothing for the caller; it goes to the thread's handler
 * of uncaught exceptions.
 */
@FunctionalInterface
public interface InvocationListener extends AsyncListener {

  /**
   * An invocation has ended, or was throttled. Called in the caller's thread, before it gets the outcome and after
   * the environment became free.
   */
  void onEnded(Outcome<?> outcome);

  /** An invocation begins. Called in the caller's thread, before it gets an environment. */
  default void onStarted(ConcurrencyReading now) {}

  /**
   * An invocation was refused because the function is called in a loop.
   *
   * @param functionName the function that would have been called again
   */
  default void onLoopStopped(String functionName) {}
}
