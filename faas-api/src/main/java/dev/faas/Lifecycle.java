package dev.faas;

/**
 * What a handler, or a filter, may want to be told about its execution environment besides events. A
 * handler or filter that implements it is told by the engine or adapter that runs it, in the
 * environment's own thread, never while an event is being handled.
 *
 * <p>Of several in one function (see {@link Invocable#lifecycle}) those of {@link #init} and {@link
 * #afterRestore} go inward: filters around the batch, filters in the order in which they were attached,
 * the handler. Those of {@link #beforeCheckpoint} and {@link #shutdown} go outward, so that each finds
 * everything it relies on still there.
 */
public interface Lifecycle {

  /**
   * The end of the init phase: handler and filters have been made, no event has come yet.
   *
   * @param world the world of this execution environment
   * @throws Exception if the environment cannot be used; the init phase fails with it
   */
  default void init(FunctionFactory.World world) throws Exception {}

  /**
   * A snapshot is about to be taken from which many environments will be restored: close connections, and
   * keep nothing that must be unique. On AWS this is SnapStart.
   *
   * @throws Exception if no snapshot can be taken
   */
  default void beforeCheckpoint() throws Exception {}

  /**
   * This environment has been restored from a snapshot: time has passed, connections are gone.
   *
   * @throws Exception if the environment cannot be used
   */
  default void afterRestore() throws Exception {}

  /**
   * The platform takes the environment away and tells so before; many platforms do not, or not always.
   *
   * @throws Exception is reported where the platform reports such things; the environment ends anyway
   */
  default void shutdown() throws Exception {}
}
