package dev.faas.invoker;

/**
 * Is told of every invocation: the way outward for logs, metrics and consoles. It must be safe for use
 * by several threads.
 */
@FunctionalInterface
public interface InvocationListener {

  /**
   * An invocation has ended. Called in the caller's thread, before it gets the outcome and after the
   * environment became free. What is thrown from here changes nothing for the caller; it goes to the
   * thread's handler of uncaught exceptions.
   */
  void onEnded(Outcome<?> outcome);
}
