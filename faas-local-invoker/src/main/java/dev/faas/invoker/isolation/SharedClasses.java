package dev.faas.invoker.isolation;

import dev.faas.FunctionFactory;
import dev.faas.Invocable;
import org.jspecify.annotations.Nullable;

/** The classes of one function in {@link Isolation#SHARED}: those of this process. */
public final class SharedClasses {

  private final Binding binding;
  private final ClassLoader classLoader;
  private volatile @Nullable ExceptionInInitializerError broken;
  private volatile @Nullable Exception lost;

  /** Makes a handler of the classes of this process. */
  @FunctionalInterface
  public interface Binding {

    /**
     * Makes the handler and binds it to its wire format.
     *
     * @throws Exception what the handler's constructor or its factory threw
     */
    Invocable bind(FunctionFactory.World world) throws Exception;
  }

  /** A function whose handler is made so; the class loader is the handler's. */
  public SharedClasses(Binding binding, ClassLoader classLoader) {
    this.binding = binding;
    this.classLoader = classLoader;
  }

  /** A process that has not started. */
  public RuntimeProcess newProcess() {
    return new SharedProcess(this);
  }

  ClassLoader classLoader() {
    return classLoader;
  }

  /**
   * Makes the handler. A class whose static initialiser failed is lost for this process, while on the
   * service the next process tries it anew: here it fails as it did the first time.
   */
  Invocable bind(FunctionFactory.World world) throws Exception {
    Exception reported = lost;
    if (reported != null) {
      throw reported;
    }
    try {
      return binding.bind(world);
    } catch (ExceptionInInitializerError failure) {
      broken = failure;
      throw failure;
    } catch (NoClassDefFoundError again) {
      ExceptionInInitializerError first = broken;
      throw first != null ? first : again;
    } catch (Exception failure) {
      if (failure.getCause() instanceof ExceptionInInitializerError) {
        lost = failure;
      }
      throw failure;
    }
  }
}
