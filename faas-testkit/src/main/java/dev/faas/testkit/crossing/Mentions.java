package dev.faas.testkit.crossing;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which types a type speaks of, with their type arguments. */
final class Mentions {

  private Mentions() {}

  /** Those in the declaration of a class and of its members. */
  static List<Type> by(Class<?> type) {
    List<Type> found = new ArrayList<>(List.of(type.getGenericInterfaces()));
    add(found, type.getGenericSuperclass());
    if (type.isSealed()) {
      found.addAll(List.of(type.getPermittedSubclasses()));
    }
    for (Method method : type.getDeclaredMethods()) {
      found.add(method.getGenericReturnType());
      addSignature(found, method);
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      addSignature(found, constructor);
    }
    for (Field field : type.getDeclaredFields()) {
      found.add(field.getGenericType());
    }
    return found;
  }

  private static void add(List<Type> found, @Nullable Type type) {
    if (type != null) {
      found.add(type);
    }
  }

  private static void addSignature(List<Type> found, Executable executable) {
    found.addAll(List.of(executable.getGenericParameterTypes()));
    found.addAll(List.of(executable.getGenericExceptionTypes()));
  }

  /** The classes that a type is made of. */
  static Set<Class<?>> classesIn(Type type) {
    Set<Class<?>> found = new LinkedHashSet<>();
    collect(type, found, new HashSet<>());
    return found;
  }

  private static void collect(Type type, Set<Class<?>> found, Set<Type> seen) {
    if (!seen.add(type)) {
      return;
    }
    if (type instanceof Class<?> plain) {
      if (plain.isArray()) {
        collect(plain.getComponentType(), found, seen);
      } else {
        found.add(plain);
      }
    } else if (type instanceof ParameterizedType generic) {
      collect(generic.getRawType(), found, seen);
      collectAll(generic.getActualTypeArguments(), found, seen);
    } else if (type instanceof GenericArrayType array) {
      collect(array.getGenericComponentType(), found, seen);
    } else if (type instanceof TypeVariable<?> variable) {
      collectAll(variable.getBounds(), found, seen);
    } else if (type instanceof WildcardType wildcard) {
      collectAll(wildcard.getUpperBounds(), found, seen);
      collectAll(wildcard.getLowerBounds(), found, seen);
    }
  }

  private static void collectAll(Type[] types, Set<Class<?>> found, Set<Type> seen) {
    for (Type type : types) {
      collect(type, found, seen);
    }
  }
}
