package dev.faas.testkit;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstances;

/**
 * A field of a test whose object is given to handlers: see {@link Given}.
 *
 * @param sign the annotation that says so, as it is written
 * @param holder the test; null for a static field
 * @param isWithheld whether it cannot be given, since it belongs to one test and the functions do not
 */
record GivenField(Field field, String sign, @Nullable Object holder, boolean isWithheld) {

  /** Recognised by name, so that nobody needs Mockito. */
  private static final Set<String> MOCKITO = Set.of("org.mockito.Mock", "org.mockito.Spy");

  /** Those of the test, or of the class, and of the classes around it, the innermost first. */
  static List<GivenField> of(ExtensionContext context) {
    List<Object> tests =
        context.getTestInstances().map(TestInstances::getAllInstances).orElse(List.of());
    Map<String, GivenField> byName = new LinkedHashMap<>();
    for (Class<?> testClass : DeclaredPlan.testClasses(context)) {
      Object test = tests.stream()
          .filter(candidate -> candidate.getClass() == testClass)
          .findFirst()
          .orElse(null);
      for (Class<?> type = testClass; type != null; type = type.getSuperclass()) {
        for (Field field : type.getDeclaredFields()) {
          String sign = sign(field);
          if (sign != null) {
            byName.putIfAbsent(field.getName(), of(field, sign, test));
          }
        }
      }
    }
    return new ArrayList<>(byName.values());
  }

  private static GivenField of(Field field, String sign, @Nullable Object test) {
    boolean isStatic = Modifier.isStatic(field.getModifiers());
    return new GivenField(field, sign, isStatic ? null : test, !isStatic && test == null);
  }

  private static @Nullable String sign(Field field) {
    for (Annotation annotation : field.getDeclaredAnnotations()) {
      Class<?> type = annotation.annotationType();
      if (type == Given.class || MOCKITO.contains(type.getName())) {
        return "@" + type.getSimpleName();
      }
    }
    return null;
  }

  boolean isExplicit() {
    return field.isAnnotationPresent(Given.class);
  }

  boolean isNamed(String name) {
    return field.getName().equals(name);
  }

  boolean fits(Class<?> type) {
    return boxed(type).isAssignableFrom(boxed(field.getType()));
  }

  private static Class<?> boxed(Class<?> type) {
    return MethodType.methodType(type).wrap().returnType();
  }

  /** Its object at present. */
  @Nullable
  Object value() {
    VarHandle handle = handle();
    return holder == null ? (Object) handle.get() : (Object) handle.get(holder);
  }

  private VarHandle handle() {
    try {
      return MethodHandles.privateLookupIn(field.getDeclaringClass(), MethodHandles.lookup())
          .unreflectVarHandle(field);
    } catch (IllegalAccessException closed) {
      throw new ExtensionConfigurationException(
          place() + " cannot be read: its package is closed to " + GivenField.class.getModule()
              + ". Open it in module-info.java.",
          closed);
    }
  }

  String place() {
    return "field '" + field.getName() + "' of " + TypeText.of(field.getDeclaringClass());
  }

  /** As it is declared, for a line of a list. */
  @Override
  public String toString() {
    String declared = sign + " " + TypeText.of(field.getGenericType()) + " " + field.getName()
        + " of " + TypeText.of(field.getDeclaringClass());
    return isWithheld
        ? declared
            + ", which is not given: it belongs to one test, the functions to all. Make it static."
        : declared;
  }
}
