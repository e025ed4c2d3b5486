package dev.faas;

import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the handler of an execution environment: the seam for dependency injection. Factories are
 * found by {@link java.util.ServiceLoader}, or given with {@link FunctionDefinition#createdBy}; the
 * first that answers wins, and the last word has {@link #standard()}.
 *
 * <p>Called once in each environment's init phase; it must be safe for use by several threads.
 */
public interface FunctionFactory {

  /**
   * What is there before the first event.
   *
   * @param function the function to be made
   * @param environmentVariables its environment variables
   * @param clock its clock
   */
  record World(
      FunctionInfo function, EnvironmentVariables environmentVariables, InstantSource clock) {}

  /**
   * Makes the handler of one definition, as in {@code world -> new Mails(mailer,
   * world.environmentVariables())}.
   *
   * @param <H> the handler
   */
  @FunctionalInterface
  interface Maker<H> {

    /**
     * Makes the handler of one execution environment.
     *
     * @throws Exception when it could not be made
     */
    H make(World world) throws Exception;
  }

  /**
   * Makes a handler.
   *
   * @param handlerClass the class that the definition names
   * @param world what the handler may be given
   * @return the handler, or empty to leave this class to the next factory
   * @throws Exception when this class is the factory's but could not be made
   */
  <H> Optional<H> create(Class<H> handlerClass, World world) throws Exception;

  /**
   * The factory of plain classes: calls the public constructor with the most parameters among those
   * that take only {@link EnvironmentVariables}, {@link FunctionInfo}, {@link InstantSource} or {@link
   * World}, each at most once.
   *
   * <p>It answers empty when the class has no such constructor, is abstract or not public, and throws what
   * the constructor itself throws.
   */
  static FunctionFactory standard() {
    return ConstructorFactory.INSTANCE;
  }

  /**
   * For engines: asks the factories that {@link java.util.ServiceLoader} finds, and then {@link
   * #standard()}.
   *
   * @param loader the class loader of the function's code, or null for the system class loader
   */
  static FunctionFactory found(@Nullable ClassLoader loader) {
    return new FoundFactories(loader);
  }
}
