package dev.faas.invoker.forked.child.crac;

/** What {@code org.crac} makes of a registered resource: it passes the calls on to it. */
public interface Resource {

  /**
   * Before the snapshot.
   *
   * @throws Exception what the user's hook threw
   */
  void beforeCheckpoint(Context context) throws Exception;

  /**
   * After a restore.
   *
   * @throws Exception what the user's hook threw
   */
  void afterRestore(Context context) throws Exception;
}
