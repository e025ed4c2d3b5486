package dev.faas.invoker.isolation;

import dev.faas.FunctionFactory;
import dev.faas.Invocable;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The process in which the code of one execution environment runs: this one in {@link
 * Isolation#SHARED}, a pretended one in {@link Isolation#ISOLATED}, a real one in {@link
 * Isolation#FORKED}. For the engine.
 *
 * <p>{@link #start}, the hooks and the {@link Invocable} are called in the environment's own thread, one
 * at a time; all other methods in any thread, also while one of those runs. Where an environment has several
 * workers, each of them calls the {@link Invocable} in its own thread, and nothing is frozen.
 */
public interface RuntimeProcess {

  /**
   * The init phase: loads the code and makes the handler.
   *
   * @return calls the handler; may throw what the handler throws, {@link ProcessExit} where the process
   *     ended, and {@link ReportedError} where it reported an error in the service's own form
   * @throws Exception what the handler's constructor or its factory threw, or as above
   */
  Invocable start(FunctionFactory.World world) throws Exception;

  /** The class loader of the user's code, for the environment's thread. */
  ClassLoader classLoader();

  /** Whether it has started and could serve one more invocation. */
  boolean isAlive();

  /** Runs the hooks before a snapshot, the last registered first. */
  void beforeCheckpoint() throws Exception;

  /** Runs the hooks after a restore, the first registered first. */
  void afterRestore() throws Exception;

  /**
   * What the fields of the user's code hold: the places of plain values, such as {@code shop.Orders.ID}, each
   * with its value as text.
   *
   * @param isLast whether nothing else of it is called afterwards, so that reading may change something
   * @return empty where it cannot be seen, which is the default
   * @throws Exception {@link ProcessExit} if the process has ended
   */
  default Map<String, String> fields(boolean isLast) throws Exception {
    return Map.of();
  }

  /** Between invocations: nothing of it runs any more until {@link #thaw}. Further calls do nothing. */
  void freeze();

  /** What was frozen goes on. */
  void thaw();

  /**
   * Ends it politely: hooks for the shutdown run, at most for so long in the function's time, then {@link
   * #kill}. Returns when all is over.
   *
   * @param window zero kills at once, without hooks
   */
  void shutDown(Duration window);

  /** Ends it at once. What still runs in its threads ends as soon as it can. Further calls do nothing. */
  void kill();

  /** The most memory it has used so far, in MB (1,048,576 bytes), where that can be measured. */
  OptionalInt peakMemoryMegabytes();
}
