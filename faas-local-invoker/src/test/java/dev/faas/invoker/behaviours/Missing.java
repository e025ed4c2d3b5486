package dev.faas.invoker.behaviours;

/** A case needs something that the engine does not have: thrown at the place where it would be used. */
final class Missing extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Missing(String what) {
    super(what);
  }
}
