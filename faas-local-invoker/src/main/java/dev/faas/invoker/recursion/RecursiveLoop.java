package dev.faas.invoker.recursion;

/** What the service does with a function that calls itself again and again (PutFunctionRecursionConfig). */
public enum RecursiveLoop {
  /** Stops it after about 16 invocations in one chain; the default. */
  TERMINATE,

  /** Lets it go on. */
  ALLOW
}
