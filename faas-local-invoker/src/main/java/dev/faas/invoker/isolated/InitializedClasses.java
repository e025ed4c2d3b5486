package dev.faas.invoker.isolated;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which classes of an environment have static fields that can be read without running an initialiser: those
 * whose own one has begun, and those that have none and inherit none. Safe for use by several threads.
 */
final class InitializedClasses {

  private final Predicate<Class<?>> hasInitializer;
  private final Set<Class<?>> defined = new LinkedHashSet<>();
  private final Set<Class<?>> begun = new LinkedHashSet<>();

  /**
   * None.
   *
   * @param hasInitializer whether there is a static initialiser in the file of a defined class
   */
  InitializedClasses(Predicate<Class<?>> hasInitializer) {
    this.hasInitializer = hasInitializer;
  }

  /** The environment has this class, not initialised. */
  synchronized void define(Class<?> type) {
    defined.add(type);
  }

  /** Its static initialiser has begun. */
  synchronized void begin(Class<?> type) {
    begun.add(type);
  }

  /** Whether the environment has this class for itself. */
  synchronized boolean isDefined(Class<?> type) {
    return defined.contains(type);
  }

  /** In the order in which they were loaded. */
  synchronized Collection<Class<?>> all() {
    return new ArrayList<>(defined.stream().filter(this::isReadable).toList());
  }

  private boolean isReadable(Class<?> type) {
    return begun.contains(type) || (!hasInitializer.test(type) && inheritsNone(type));
  }

  private boolean inheritsNone(Class<?> type) {
    Class<?> above = type.getSuperclass();
    boolean isAlone = above == null || above == Object.class || above == Record.class;
    return (isAlone || (defined.contains(above) && isReadable(above)))
        && List.of(type.getInterfaces()).stream()
            .filter(defined::contains)
            .allMatch(this::isReadable);
  }
}
