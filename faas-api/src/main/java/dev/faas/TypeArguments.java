package dev.faas;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what a class says for the type variables of one of its supertypes, over several levels. */
final class TypeArguments {

  private TypeArguments() {}

  /** The arguments of {@code target} as seen from {@code start}, or none if it is used raw. */
  static Type[] of(Class<?> target, Class<?> start) {
    Map<TypeVariable<?>, Type> known = new HashMap<>();
    Deque<Class<?>> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      Class<?> current = open.remove();
      for (Type parent : supertypes(current)) {
        Class<?> raw = rawClass(parent);
        if (parent instanceof ParameterizedType declared) {
          Type[] arguments = resolved(declared.getActualTypeArguments(), known);
          if (raw == target) {
            return arguments;
          }
          for (int i = 0; i < arguments.length; i++) {
            known.put(raw.getTypeParameters()[i], arguments[i]);
          }
        }
        open.add(raw);
      }
    }
    return new Type[0];
  }

  /** Whether no type variable is left in the type. */
  static boolean isComplete(Type type) {
    if (type instanceof ParameterizedType declared) {
      return areComplete(declared.getActualTypeArguments());
    }
    if (type instanceof GenericArrayType array) {
      return isComplete(array.getGenericComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      return areComplete(wildcard.getUpperBounds()) && areComplete(wildcard.getLowerBounds());
    }
    return type instanceof Class<?>;
  }

  private static boolean areComplete(Type[] types) {
    for (Type type : types) {
      if (!isComplete(type)) {
        return false;
      }
    }
    return true;
  }

  static Class<?> rawClass(Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    if (type instanceof ParameterizedType declared) {
      return (Class<?>) declared.getRawType();
    }
    if (type instanceof GenericArrayType array) {
      return rawClass(array.getGenericComponentType()).arrayType();
    }
    throw new IllegalArgumentException(type.getTypeName() + " stands for no class");
  }

  private static List<Type> supertypes(Class<?> type) {
    List<Type> supertypes = new ArrayList<>(List.of(type.getGenericInterfaces()));
    Type superclass = type.getGenericSuperclass();
    if (superclass != null) {
      supertypes.add(superclass);
    }
    return supertypes;
  }

  private static Type[] resolved(Type[] types, Map<TypeVariable<?>, Type> known) {
    Type[] resolved = new Type[types.length];
    for (int i = 0; i < types.length; i++) {
      resolved[i] = resolved(types[i], known);
    }
    return resolved;
  }

  private static Type resolved(Type type, Map<TypeVariable<?>, Type> known) {
    if (type instanceof TypeVariable<?> variable) {
      return known.getOrDefault(variable, variable);
    }
    if (type instanceof ParameterizedType declared) {
      return new ResolvedType(declared, resolved(declared.getActualTypeArguments(), known));
    }
    if (type instanceof GenericArrayType array) {
      Type component = resolved(array.getGenericComponentType(), known);
      return component instanceof Class<?> plain ? plain.arrayType() : new ResolvedArray(component);
    }
    if (type instanceof WildcardType wildcard) {
      return new ResolvedWildcard(
          resolved(wildcard.getUpperBounds(), known), resolved(wildcard.getLowerBounds(), known));
    }
    return type;
  }
}
