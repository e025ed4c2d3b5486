package dev.faas.invoker.handler;

import dev.faas.Context;
import dev.faas.Payload;
import dev.faas.Type;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The method that a handler string means.
 *
 * @param method the method
 * @param signature what it takes
 * @param input what is decoded for it; {@link Payload} for a stream, {@link Void} for nothing
 * @param output what it answers with
 */
record MethodChoice(Method method, Signature signature, Type<?> input, Type<?> output) {

  private static final Comparator<Method> BEST_FIRST = Comparator.comparing(Method::isBridge)
      .thenComparing(MethodChoice::weight, Comparator.reverseOrder());

  static MethodChoice of(Class<?> userClass, String name, Consumer<String> notes) {
    for (Method method : named(userClass, name)) {
      Signature signature = Signature.of(method, notes);
      if (signature != null) {
        return of(method, signature, notes);
      }
    }
    throw UserFault.deferred("No public method named " + name
        + " with appropriate method signature found on class " + userClass.getName());
  }

  private static List<Method> named(Class<?> userClass, String name) {
    List<Method> named = new ArrayList<>();
    try {
      for (Method method : userClass.getMethods()) {
        if (method.getName().equals(name)) {
          named.add(method);
        }
      }
    } catch (NoClassDefFoundError incomplete) {
      throw UserFault.deferred(
          "Error loading method " + name + " on class " + userClass.getName(), incomplete);
    }
    named.sort(BEST_FIRST);
    return named;
  }

  private static int weight(Method method) {
    Class<?>[] parameters = method.getParameterTypes();
    int count = parameters.length;
    return count > 0 && parameters[count - 1] == Context.class ? count + 1 : count;
  }

  private static MethodChoice of(Method method, Signature signature, Consumer<String> notes) {
    if (signature.isStream()) {
      return new MethodChoice(method, signature, Type.of(Payload.class), Type.of(Payload.class));
    }
    Type<?> output = seen(method.getGenericReturnType(), method.getReturnType(), null);
    Type<?> input = signature.hasEvent()
        ? seen(method.getGenericParameterTypes()[0], method.getParameterTypes()[0], notes)
        : Type.of(Void.class);
    return new MethodChoice(
        method, signature, input, output.rawClass() == void.class ? Type.of(Void.class) : output);
  }

  /**
   * The type as the service's mapper sees it: of a type variable only the bound, whatever a subclass says
   * that it stands for.
   */
  private static Type<?> seen(
      java.lang.reflect.Type declared, Class<?> erased, @Nullable Consumer<String> notes) {
    try {
      return Type.reflected(declared);
    } catch (IllegalArgumentException open) {
      if (notes != null) {
        notes.accept("The event is read as " + erased.getName() + ", since the handler's method"
            + " declares it as " + declared.getTypeName()
            + ". Override the method in the class to have its own type read.");
      }
      return Type.of(erased);
    }
  }

  boolean isStatic() {
    return Modifier.isStatic(method.getModifiers());
  }

  boolean isStream() {
    return signature.isStream();
  }
}
