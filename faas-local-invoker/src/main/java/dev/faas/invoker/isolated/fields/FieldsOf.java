package dev.faas.invoker.isolated.fields;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the static fields of classes and the fields of an object: the places of plain values, such as {@code
 * shop.Orders.ID} or {@code shop.Orders.tables[2].name}, each with its value as text. Calls no code of the
 * user but that of collections inside the JDK's wrappers. Not safe for use by several threads.
 *
 * <p>It walks through objects of the user's classes, arrays, lists, sorted sets, maps with plain keys,
 * {@link Optional} and {@link AtomicReference}, at most {@value #DEPTH} deep and {@value #ELEMENTS} elements
 * wide. The order of other sets is no property of the program, so of those there is nothing.
 */
public final class FieldsOf {

  private static final int DEPTH = 4;
  private static final int ELEMENTS = 100;
  private static final int PLACES = 10_000;

  private final Predicate<Class<?>> isUsers;
  private final PlainValues values;
  private final Map<String, String> found = new LinkedHashMap<>();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private FieldsOf(Predicate<Class<?>> isUsers, boolean isLast) {
    this.isUsers = isUsers;
    this.values = new PlainValues(isLast);
  }

  /**
   * Reads the fields of what an environment has.
   *
   * @param classes whose static fields to read, all of them initialised
   * @param handler whose fields to read as well, or null for none
   * @param isUsers which classes are the user's
   * @param isLast whether nothing runs in this environment afterwards, so that its random generators may be
   *     drawn from
   */
  public static Map<String, String> reading(
      Collection<Class<?>> classes,
      @Nullable Object handler,
      Predicate<Class<?>> isUsers,
      boolean isLast) {
    FieldsOf reader = new FieldsOf(isUsers, isLast);
    for (Class<?> type : classes) {
      reader.readFields(type, null, type.getName(), 0);
    }
    if (handler != null && isUsers.test(handler.getClass())) {
      reader.readObject(handler, handler.getClass().getName(), 0);
    }
    return reader.found;
  }

  private void readObject(Object object, String place, int depth) {
    if (seen.add(object)) {
      Class<?> type = object.getClass();
      while (type != null && isUsers.test(type)) {
        readFields(type, object, place, depth);
        type = type.getSuperclass();
      }
    }
  }

  /** Of an object, or where that is null the static ones. */
  private void readFields(Class<?> type, @Nullable Object object, String place, int depth) {
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) == (object == null) && !field.isSynthetic()) {
        readValue(valueOf(field, object), place + "." + field.getName(), depth);
      }
    }
  }

  /** The user's classes are in the unnamed module of their loader, which is open to everybody. */
  private static @Nullable Object valueOf(Field field, @Nullable Object object) {
    try {
      return field.trySetAccessible() ? field.get(object) : null;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field + " cannot be read", e);
    }
  }

  private void readValue(@Nullable Object value, String place, int depth) {
    if (value == null || found.size() >= PLACES) {
      return;
    }
    String text = values.textOf(value);
    if (text != null) {
      found.put(place, text);
    } else if (depth < DEPTH) {
      readInside(value, place, depth + 1);
    }
  }

  private void readInside(Object value, String place, int depth) {
    if (isUsers.test(value.getClass())) {
      readObject(value, place, depth);
    } else if (value instanceof Optional<?> optional) {
      readValue(optional.orElse(null), place, depth);
    } else if (value instanceof AtomicReference<?> reference) {
      readValue(reference.get(), place, depth);
    } else if (value instanceof Object[] array) {
      for (int i = 0; i < Math.min(ELEMENTS, array.length); i++) {
        readValue(Array.get(array, i), place + "[" + i + "]", depth);
      }
    } else if (value.getClass().getClassLoader() == null && seen.add(value)) {
      readCollection(value, place, depth);
    }
  }

  private void readCollection(Object value, String place, int depth) {
    if (value instanceof List<?> || value instanceof SortedSet<?>) {
      int i = 0;
      for (Object element : (Collection<?>) value) {
        if (i == ELEMENTS) {
          return;
        }
        readValue(element, place + "[" + i + "]", depth);
        i++;
      }
    } else if (value instanceof Map<?, ?> map) {
      map.entrySet().stream().limit(ELEMENTS).forEach(entry -> {
        Object key = entry.getKey();
        String name = key == null ? null : values.textOf(key);
        if (name != null) {
          readValue(entry.getValue(), place + "[" + name + "]", depth);
        }
      });
    }
  }
}
