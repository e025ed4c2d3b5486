package dev.faas.invoker.isolated;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Types that are declared as shared stand for themselves: what they mention must be shared as well. */
final class SharedTypes {

  private SharedTypes() {}

  /**
   * Refuses a type that mentions one of which each environment has its own.
   *
   * @throws IllegalArgumentException says which and what to do
   */
  static void check(Class<?> type, IsolatedClasses classes) {
    Module module = type.getModule();
    if (!module.isExported(type.getPackageName(), classes.parent().getUnnamedModule())) {
      throw new IllegalArgumentException(type.getName() + " is declared as shared, but " + module
          + " does not export its package, and the classes of an execution environment are in no named"
          + " module. Export it, or run the tests on the class path.");
    }
    for (Class<?> mentioned : mentionedBy(type)) {
      if (!classes.isShared(mentioned.getName())) {
        throw new IllegalArgumentException(type.getName() + " is declared as shared, but mentions "
            + mentioned.getName()
            + ", of which each execution environment has its own class. Declare"
            + " that as shared too, or let " + type.getName() + " speak only of shared types.");
      }
    }
    for (Class<?> nested : type.getDeclaredClasses()) {
      check(nested, classes);
    }
  }

  private static Set<Class<?>> mentionedBy(Class<?> type) {
    Set<Class<?>> found = new LinkedHashSet<>();
    if (type.getSuperclass() != null) {
      found.add(type.getSuperclass());
    }
    found.addAll(Set.of(type.getInterfaces()));
    for (Method method : type.getDeclaredMethods()) {
      found.add(elementOf(method.getReturnType()));
      addSignature(method, found);
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      addSignature(constructor, found);
    }
    for (Field field : type.getDeclaredFields()) {
      found.add(elementOf(field.getType()));
    }
    found.removeIf(Class::isPrimitive);
    return found;
  }

  private static void addSignature(Executable executable, Set<Class<?>> found) {
    Stream.of(executable.getParameterTypes()).map(SharedTypes::elementOf).forEach(found::add);
    found.addAll(Set.of(executable.getExceptionTypes()));
  }

  private static Class<?> elementOf(Class<?> type) {
    return type.isArray() ? elementOf(type.getComponentType()) : type;
  }
}
