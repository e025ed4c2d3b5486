package dev.faas.invoker.forked.child.crac;

/**
 * Has the name that {@code org.crac} looks for and is never thrown: what hooks throw after a restore comes out as the
 * {@code org.crac.RestoreException} of the user's class path.
 */
public final class RestoreException extends Exception {

  private static final long serialVersionUID = 1L;

  private RestoreException() {}
}
