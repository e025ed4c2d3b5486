package dev.faas;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

final class ConstructorFactory implements FunctionFactory {

  static final FunctionFactory INSTANCE = new ConstructorFactory();

  private static final Set<Class<?>> OFFERED =
      Set.of(EnvironmentVariables.class, FunctionInfo.class, InstantSource.class, World.class);

  private ConstructorFactory() {}

  @Override
  public <H> Optional<H> create(Class<H> handlerClass, World world) throws Exception {
    Constructor<?> constructor = constructorOf(handlerClass);
    if (constructor == null) {
      return Optional.empty();
    }
    Class<?>[] types = constructor.getParameterTypes();
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = argument(types[i], world);
    }
    try {
      return Optional.of(handlerClass.cast(constructor.newInstance(arguments)));
    } catch (InvocationTargetException thrown) {
      throw cause(thrown);
    } catch (IllegalAccessException closed) {
      throw new IllegalArgumentException(
          cannotMake(handlerClass).getMessage() + " Its package must be open to dev.faas.", closed);
    }
  }

  private static Exception cause(InvocationTargetException thrown) {
    Throwable cause = thrown.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof Exception exception ? exception : thrown;
  }

  private static @Nullable Constructor<?> constructorOf(Class<?> type) {
    if (Modifier.isAbstract(type.getModifiers()) || !Modifier.isPublic(type.getModifiers())) {
      return null;
    }
    Constructor<?> best = null;
    for (Constructor<?> candidate : type.getConstructors()) {
      boolean fuller = best == null || candidate.getParameterCount() > best.getParameterCount();
      if (fuller && isOffered(candidate.getParameterTypes())) {
        best = candidate;
      }
    }
    return best;
  }

  private static boolean isOffered(Class<?>[] parameters) {
    return OFFERED.containsAll(List.of(parameters))
        && new HashSet<>(List.of(parameters)).size() == parameters.length;
  }

  private static Object argument(Class<?> type, World world) {
    if (type == EnvironmentVariables.class) {
      return world.environmentVariables();
    }
    if (type == FunctionInfo.class) {
      return world.function();
    }
    return type == World.class ? world : world.clock();
  }

  static IllegalArgumentException cannotMake(Class<?> type) {
    return new IllegalArgumentException(type.getName()
        + " cannot be made: a handler is a public, non-abstract class (nested: static) with a public"
        + " constructor that takes nothing, or any of EnvironmentVariables, FunctionInfo, InstantSource,"
        + " FunctionFactory.World. For other parameters: madeBy(world -> new …), or a FunctionFactory"
        + " with createdBy(…).");
  }
}
