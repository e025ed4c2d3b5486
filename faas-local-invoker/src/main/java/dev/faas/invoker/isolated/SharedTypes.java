package dev.faas.invoker.isolated;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    add(type.getGenericSuperclass(), found);
    addAll(type.getGenericInterfaces(), found);
    if (type.isSealed()) {
      found.addAll(List.of(type.getPermittedSubclasses()));
    }
    for (Method method : type.getDeclaredMethods()) {
      addAll(new Type[] {method.getReturnType(), method.getGenericReturnType()}, found);
      addSignature(method, found);
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      addSignature(constructor, found);
    }
    for (Field field : type.getDeclaredFields()) {
      addAll(new Type[] {field.getType(), field.getGenericType()}, found);
    }
    return found;
  }

  private static void addSignature(Executable executable, Set<Class<?>> found) {
    addAll(executable.getGenericParameterTypes(), found);
    addAll(executable.getParameterTypes(), found);
    addAll(executable.getExceptionTypes(), found);
  }

  private static void addAll(Type[] types, Set<Class<?>> found) {
    for (Type type : types) {
      add(type, found);
    }
  }

  /** All classes that are written there, but the bounds of type variables. */
  private static void add(@Nullable Type type, Set<Class<?>> found) {
    if (type instanceof Class<?> plain) {
      Class<?> element = elementOf(plain);
      if (!element.isPrimitive()) {
        found.add(element);
      }
    } else if (type instanceof ParameterizedType parameterized) {
      add(parameterized.getRawType(), found);
      addAll(parameterized.getActualTypeArguments(), found);
    } else if (type instanceof GenericArrayType array) {
      add(array.getGenericComponentType(), found);
    } else if (type instanceof WildcardType wildcard) {
      addAll(wildcard.getUpperBounds(), found);
      addAll(wildcard.getLowerBounds(), found);
    }
  }

  private static Class<?> elementOf(Class<?> type) {
    return type.isArray() ? elementOf(type.getComponentType()) : type;
  }
}
