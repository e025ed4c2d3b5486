package dev.faas.invoker.isolated;

import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which objects of the test may be used inside an environment: those whose class is shared, and those
 * that implement a type which has been declared as shared. All others refer to the classes of the test,
 * not to those of the environment. Safe for use by several threads.
 */
public final class Border {

  private final IsolatedClasses classes;

  /** The border around environments with these classes. */
  public Border(IsolatedClasses classes) {
    this.classes = classes;
  }

  /**
   * Lets an object pass, or refuses it.
   *
   * @param role what it is to the function, for the message, such as {@code the handler}
   * @throws IllegalArgumentException if it cannot be used inside; the message says what was found, why it
   *     cannot cross, and what to do
   */
  public void admit(String role, Object object) {
    Class<?> type = object.getClass();
    if (!isShared(type) && !isFake(type)) {
      throw new IllegalArgumentException(role + " cannot cross into an isolated environment: it is "
          + what(type)
          + ", and its code would run in the classes of the test, with their statics and"
          + " with real clocks, waits and exits. Let the function be a class with a public constructor"
          + " that takes World, or have it made by a FunctionFactory found by ServiceLoader;"
          + sharing(type) + " or use isolation SHARED.");
    }
  }

  private boolean isShared(Class<?> type) {
    Class<?> host = type.isHidden() ? type.getNestHost() : type;
    return !host.isHidden() && classes.isSharedClass(host);
  }

  private boolean isFake(Class<?> type) {
    return supertypes(type).stream().anyMatch(classes::isDeclared);
  }

  private String what(Class<?> type) {
    if (type.isHidden()) {
      return "a lambda or method reference in " + type.getNestHost().getName();
    }
    return classes.hasFile(type)
        ? "an object of the user's class " + type.getName()
        : "a mock or proxy of " + names(bases(type));
  }

  private String sharing(Class<?> type) {
    List<Class<?>> own = supertypes(type).stream()
        .filter(up -> up.isInterface() && !classes.isShared(up.getName()))
        .toList();
    return own.isEmpty() ? "" : " declare " + names(own) + " as shared, if this is a fake of it;";
  }

  /** What a generated class stands for. */
  private static List<Class<?>> bases(Class<?> type) {
    Class<?> above = type.getSuperclass();
    boolean isOfInterfaces = above == Object.class || above == Proxy.class;
    return isOfInterfaces ? List.of(type.getInterfaces()) : List.of(above);
  }

  private static Set<Class<?>> supertypes(Class<?> type) {
    Set<Class<?>> all = new LinkedHashSet<>();
    for (Class<?> up = type; up != null; up = up.getSuperclass()) {
      all.add(up);
      for (Class<?> implemented : up.getInterfaces()) {
        all.addAll(supertypes(implemented));
      }
    }
    return all;
  }

  private static String names(List<Class<?>> types) {
    return types.stream().map(Class::getName).collect(Collectors.joining(", "));
  }
}
