package dev.faas.events;

import dev.faas.Type;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which class of a payload stands for the user's code: the first that does not come with the JDK, such
 * as {@code Order} of a {@code List<Order>}. A mapper remembers the classes it has seen, so it must be
 * the mapper of this class.
 */
final class PayloadType {

  /** Deeper than this no collections are nested that a person wrote. */
  private static final int MAX_DEPTH = 20;

  private PayloadType() {}

  /** The class for a declared type; the type's own if all of it comes with the JDK. */
  static Class<?> home(Type<?> type) {
    Class<?> found = ofType(type.value());
    return found != null ? found : type.rawClass();
  }

  /** The class for a value; its own if all that is in it comes with the JDK. */
  static Class<?> home(Object value) {
    Class<?> found = ofValue(value, 0);
    return found != null ? found : value.getClass();
  }

  private static @Nullable Class<?> ofType(java.lang.reflect.Type type) {
    if (type instanceof Class<?> known) {
      return isUsers(known) ? known : null;
    }
    if (type instanceof GenericArrayType array) {
      return ofType(array.getGenericComponentType());
    }
    if (type instanceof ParameterizedType generic) {
      Class<?> found = ofType(generic.getRawType());
      for (java.lang.reflect.Type argument : generic.getActualTypeArguments()) {
        found = found != null ? found : ofType(argument);
      }
      return found;
    }
    return null;
  }

  private static @Nullable Class<?> ofValue(@Nullable Object value, int depth) {
    if (value == null || depth > MAX_DEPTH) {
      return null;
    }
    if (isUsers(value.getClass())) {
      return value.getClass();
    }
    if (value instanceof Collection<?> elements) {
      return ofValues(elements, depth);
    }
    if (value instanceof Map<?, ?> map) {
      Class<?> found = ofValues(map.values(), depth);
      return found != null ? found : ofValues(map.keySet(), depth);
    }
    return value instanceof Optional<?> optional ? ofValue(optional.orElse(null), depth + 1) : null;
  }

  private static @Nullable Class<?> ofValues(Collection<?> values, int depth) {
    for (Object value : values) {
      Class<?> found = ofValue(value, depth + 1);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static boolean isUsers(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader != null && loader != ClassLoader.getPlatformClassLoader();
  }
}
