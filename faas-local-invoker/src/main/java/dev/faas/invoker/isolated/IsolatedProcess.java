package dev.faas.invoker.isolated;

import dev.faas.Context;
import dev.faas.FunctionFactory;
import dev.faas.Invocable;
import dev.faas.Lifecycle;
import dev.faas.Payload;
import dev.faas.invoker.isolated.fields.FieldsOf;
import dev.faas.invoker.isolation.ProcessExit;
import dev.faas.invoker.isolation.RuntimeProcess;
import dev.faas.invoker.isolation.Surroundings;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A process that is pretended: the classes of one environment, which think that they are alone.
 *
 * <p>When it has ended it keeps nothing of them. What the user's code has left in statics of shared classes
 * stays there, as everywhere in a JVM.
 */
public final class IsolatedProcess implements RuntimeProcess {

  /** How the handler is made and bound to its wire format. */
  @FunctionalInterface
  public interface Binder {

    /**
     * Makes the handler.
     *
     * @param loader has the classes of the environment
     * @param made is told the object that handles the events, where there is one
     * @throws Exception what the handler's constructor or its factory threw
     */
    Invocable bind(ClassLoader loader, FunctionFactory.World world, Consumer<Object> made)
        throws Exception;
  }

  private final IsolatedClasses classes;
  private final Binder binder;
  private final OwnProcess own;
  private volatile @Nullable EnvironmentLoader loader;
  private volatile @Nullable Invocable bound;
  private volatile @Nullable Object handler;

  /**
   * Not started yet.
   *
   * @param classes which classes are the user's
   * @param surroundings what the user's code finds instead of this process
   */
  public IsolatedProcess(IsolatedClasses classes, Binder binder, Surroundings surroundings) {
    this.classes = classes;
    this.binder = binder;
    this.own = new OwnProcess(surroundings);
  }

  /**
   * Loads the user's classes and makes the handler. The calling thread has {@link
   * #classLoader} as its context class loader from then on.
   */
  @Override
  public Invocable start(FunctionFactory.World world) throws Exception {
    EnvironmentLoader fresh = new EnvironmentLoader(classes, own);
    loader = fresh;
    Thread.currentThread().setContextClassLoader(fresh);
    bound = inside(() -> {
      fresh.prepare();
      return binder.bind(fresh, world, object -> handler = object);
    });
    if (own.life().isOver()) {
      letGo();
    }
    return new Entered();
  }

  private Payload invoke(Payload event, Context context) throws Exception {
    Invocable invocable = bound;
    if (invocable == null) {
      own.life().check();
      throw new IllegalStateException("invoked before its start");
    }
    return inside(() -> invocable.invoke(event, context));
  }

  /** The handler from outside: what calls it, or tells it something, enters the process and leaves it. */
  private final class Entered implements Invocable, Lifecycle {

    @Override
    public Payload invoke(Payload event, Context context) throws Exception {
      return IsolatedProcess.this.invoke(event, context);
    }

    @Override
    public Lifecycle lifecycle() {
      return this;
    }

    @Override
    public void init(FunctionFactory.World world) throws Exception {
      tell(lifecycle -> lifecycle.init(world));
    }

    @Override
    public void beforeCheckpoint() throws Exception {
      tell(Lifecycle::beforeCheckpoint);
    }

    @Override
    public void afterRestore() throws Exception {
      tell(Lifecycle::afterRestore);
    }

    @Override
    public void shutdown() throws Exception {
      tell(Lifecycle::shutdown);
    }
  }

  @FunctionalInterface
  private interface Message {
    void to(Lifecycle lifecycle) throws Exception;
  }

  private void tell(Message message) throws Exception {
    Invocable invocable = bound;
    if (invocable != null) {
      inside(() -> {
        message.to(invocable.lifecycle());
        return this;
      });
    }
  }

  /** Does a step of the user's code; that the process has exited wins over all that comes out of it. */
  private <T> T inside(Callable<T> step) throws Exception {
    own.enter();
    T result;
    try {
      result = step.call();
    } catch (Throwable thrown) {
      throwIfExited();
      throw thrown;
    } finally {
      own.leave();
    }
    throwIfExited();
    return result;
  }

  private void throwIfExited() {
    ProcessExit exit = own.exit();
    if (exit != null) {
      letGo();
      throw exit;
    }
  }

  @Override
  public boolean isAlive() {
    return loader != null && !own.life().isOver();
  }

  @Override
  public ClassLoader classLoader() {
    EnvironmentLoader now = loader;
    return now == null ? classes.parent() : now;
  }

  /**
   * Runs the hooks that are registered with {@code org.crac}.
   *
   * @throws Exception an {@code org.crac.CheckpointException} of the user's class path, with all that the
   *     hooks threw as suppressed
   */
  @Override
  public void beforeCheckpoint() throws Exception {
    inside(() -> {
      own.snapshots().runBeforeCheckpoint();
      return this;
    });
  }

  /**
   * Runs the hooks that are registered with {@code org.crac}.
   *
   * @throws Exception an {@code org.crac.RestoreException} of the user's class path, with all that the
   *     hooks threw as suppressed
   */
  @Override
  public void afterRestore() throws Exception {
    inside(() -> {
      own.snapshots().runAfterRestore();
      return this;
    });
  }

  /** Reads the static fields of the user's classes and the fields of the handler. */
  @Override
  public Map<String, String> fields(boolean isLast) throws Exception {
    EnvironmentLoader now = loader;
    if (now == null) {
      return Map.of();
    }
    InitializedClasses initialized = now.initialized();
    return inside(
        () -> FieldsOf.reading(initialized.all(), handler, initialized::isDefined, isLast));
  }

  @Override
  public void freeze() {
    own.life().freeze();
  }

  @Override
  public void thaw() {
    own.life().thaw();
  }

  @Override
  public void shutDown(Duration window) {
    if (!window.isZero() && !own.life().isOver()) {
      own.runHooks(window);
    }
    kill();
  }

  @Override
  public void kill() {
    own.end();
    letGo();
  }

  private void letGo() {
    bound = null;
    handler = null;
    loader = null;
  }

  /** Empty: its objects are among those of all others. */
  @Override
  public OptionalInt peakMemoryMegabytes() {
    return OptionalInt.empty();
  }
}
