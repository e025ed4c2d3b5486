package dev.faas.invoker.forked.child.crac;

/**
 * Has the name that {@code org.crac} looks for and is never thrown: what hooks throw before a snapshot comes out as the
 * {@code org.crac.CheckpointException} of the user's class path.
 */
public final class CheckpointException extends Exception {

  private static final long serialVersionUID = 1L;

  private CheckpointException() {}
}
