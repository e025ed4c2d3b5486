package dev.faas.testkit;

import dev.faas.EnvironmentVariables;
import dev.faas.FunctionFactory;
import dev.faas.FunctionInfo;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.time.InstantSource;
import java.util.IdentityHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the handlers of one function from objects of the test: see {@link Given}. An isolated execution
 * environment has a handler class of its own, whose constructor is found by its parameters. Safe for use
 * by several threads.
 */
final class GivenFactory implements FunctionFactory {

  private final IdentityHashMap<GivenField, Object> taken = new IdentityHashMap<>();
  private volatile @Nullable GivenConstructor constructor;

  /** From here on handlers are made by this constructor; null leaves them to the other factories. */
  void use(@Nullable GivenConstructor chosen) {
    constructor = chosen;
  }

  boolean takes(GivenField field) {
    GivenConstructor chosen = constructor;
    return chosen != null && chosen.fields().contains(field);
  }

  /**
   * Whether a field has another object than when the last handler was made.
   *
   * @throws IllegalStateException if a field is null
   */
  synchronized boolean isOutdated() {
    GivenConstructor chosen = constructor;
    if (chosen == null) {
      return false;
    }
    boolean isOutdated = false;
    for (GivenField field : chosen.fields()) {
      Object before = taken.get(field);
      isOutdated |= valueOf(field) != before && before != null;
    }
    return isOutdated;
  }

  @Override
  public <H> Optional<H> create(Class<H> handlerClass, World world) throws Exception {
    GivenConstructor chosen = constructor;
    return chosen == null
        ? Optional.empty()
        : Optional.of(handlerClass.cast(make(chosen, handlerClass, world)));
  }

  private Object make(GivenConstructor chosen, Class<?> handlerClass, World world)
      throws Exception {
    Constructor<?> made = chosen.in(handlerClass);
    Object[] arguments = new Object[made.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      GivenField field = chosen.arguments().get(i).orElse(null);
      arguments[i] = field == null ? ofWorld(made.getParameterTypes()[i], world) : take(field);
    }
    GivenFactory.class.getModule().addReads(handlerClass.getModule());
    MethodHandle handle = MethodHandles.privateLookupIn(handlerClass, MethodHandles.lookup())
        .unreflectConstructor(made);
    try {
      return handle.invokeWithArguments(arguments);
    } catch (Exception | Error thrown) {
      throw thrown;
    } catch (Throwable thrown) {
      throw new IllegalStateException(thrown);
    }
  }

  private synchronized Object take(GivenField field) {
    Object value = valueOf(field);
    taken.put(field, value);
    return value;
  }

  private static Object valueOf(GivenField field) {
    Object value = field.value();
    if (value == null) {
      throw new IllegalStateException(
          "The " + field.place() + " is null, so no handler can be given it."
              + (field.isExplicit()
                  ? " Set it before the first invocation."
                  : " Write @ExtendWith(MockitoExtension.class) on the test."));
    }
    return value;
  }

  private static Object ofWorld(Class<?> type, World world) {
    if (type == EnvironmentVariables.class) {
      return world.environmentVariables();
    }
    if (type == FunctionInfo.class) {
      return world.function();
    }
    return type == InstantSource.class ? world.clock() : world;
  }
}
