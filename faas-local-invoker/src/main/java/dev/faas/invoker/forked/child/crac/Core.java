package dev.faas.invoker.forked.child.crac;

/** Where {@code org.crac.Core} finds the context of this process; has the name that it looks for. */
public final class Core {

  private static final Context CONTEXT = new Context();

  private Core() {}

  /** The hooks of this process. */
  public static Context getGlobalContext() {
    return CONTEXT;
  }

  /**
   * Refused: the service makes snapshots, not the function.
   *
   * @throws UnsupportedOperationException always
   */
  @SuppressWarnings("DoNotCallSuggester")
  public static void checkpointRestore() {
    throw new UnsupportedOperationException(
        "a function cannot take its own snapshot; the service does, when a version is published");
  }
}
