package dev.faas.testkit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * The fields of tests that were filled: those of an offered type that are neither final nor set by the
 * test itself. Safe for use by several threads.
 */
final class InjectedFields {

  private final List<Filled> filled = new ArrayList<>();

  private record Filled(VarHandle handle, @Nullable Object holder) {}

  /** Whether a class has static fields to be filled. */
  static boolean anyStatic(Class<?> testClass) {
    return fields(testClass, true).stream().anyMatch(field -> isEmpty(handle(field), null));
  }

  /** Fills the static fields of a class. */
  void fillStatic(Class<?> testClass, Function<Wanted, Object> give) {
    for (Field field : fields(testClass, true)) {
      fill(handle(field), null, () -> given(field, give));
    }
  }

  /** Fills the instance fields of an object. */
  void fill(Object holder, Function<Wanted, Object> give) {
    for (Field field : fields(holder.getClass(), false)) {
      fill(handle(field), holder, () -> given(field, give));
    }
  }

  /** Fills those instance fields of an object for which there is something. */
  void fillWherePossible(Object holder, Function<Wanted, Object> give) {
    for (Field field : fields(holder.getClass(), false)) {
      fill(handle(field), holder, () -> givenOrNull(field, give));
    }
  }

  private synchronized void fill(
      VarHandle handle, @Nullable Object holder, Supplier<@Nullable Object> given) {
    if (isEmpty(handle, holder)) {
      set(handle, holder, given.get());
      filled.add(new Filled(handle, holder));
    }
  }

  /** Sets them to null again, so that nobody meets a closed function in them. */
  synchronized void empty() {
    for (Filled field : filled) {
      set(field.handle(), field.holder(), null);
    }
    filled.clear();
  }

  private static Object given(Field field, Function<Wanted, Object> give) {
    try {
      return give.apply(Wanted.of(field));
    } catch (IllegalArgumentException refusal) {
      throw new ExtensionConfigurationException(refusal.getMessage(), refusal);
    }
  }

  private static @Nullable Object givenOrNull(Field field, Function<Wanted, Object> give) {
    try {
      return give.apply(Wanted.of(field));
    } catch (IllegalArgumentException unfit) {
      return null;
    }
  }

  private static List<Field> fields(Class<?> testClass, boolean isStatic) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> type = testClass; type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        int modifiers = field.getModifiers();
        if (Wanted.isOffered(field.getType())
            && Modifier.isStatic(modifiers) == isStatic
            && !Modifier.isFinal(modifiers)) {
          fields.add(field);
        }
      }
    }
    return fields;
  }

  private static VarHandle handle(Field field) {
    try {
      return MethodHandles.privateLookupIn(field.getDeclaringClass(), MethodHandles.lookup())
          .unreflectVarHandle(field);
    } catch (IllegalAccessException closed) {
      throw new ExtensionConfigurationException(
          Wanted.of(field).place() + " cannot be filled: its package is closed to "
              + InjectedFields.class.getModule()
              + ". Open it in module-info.java, or take a parameter of the test method instead.",
          closed);
    }
  }

  private static boolean isEmpty(VarHandle handle, @Nullable Object holder) {
    Object value = holder == null ? (Object) handle.get() : (Object) handle.get(holder);
    return value == null;
  }

  private static void set(VarHandle handle, @Nullable Object holder, @Nullable Object value) {
    if (holder == null) {
      handle.set(value);
    } else {
      handle.set(holder, value);
    }
  }
}
