package dev.faas.invoker.isolated.calls;

import dev.faas.invoker.isolation.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A method that replaces one of the JDK. */
record Rule(Method by, Replaces replaces) {

  /** Those of one class. */
  static List<Rule> of(Class<?> holder) {
    return Arrays.stream(holder.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Replaces.class))
        .map(method -> new Rule(method, method.getAnnotation(Replaces.class)))
        .sorted(Comparator.comparing(Rule::call))
        .toList();
  }

  /** Those of all classes of the package. */
  static List<Rule> all() {
    return holders().stream().flatMap(holder -> of(holder).stream()).toList();
  }

  /** The classes of the package that have some. */
  static List<Class<?>> holders() {
    try {
      Path root = Path.of(
          Replaces.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      String room = Replaces.class.getPackageName();
      try (Stream<Path> files = Files.list(root.resolve(room.replace('.', '/')))) {
        return files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".class") && !name.contains("-") && !name.contains("$"))
            .sorted()
            .<Class<?>>map(name -> load(room + "." + name.substring(0, name.length() - 6)))
            .filter(type -> !of(type).isEmpty())
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Rule.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The name of the replaced method. */
  String method() {
    return replaces.method().isEmpty() ? by.getName() : replaces.method();
  }

  /** The replaced method's parameters. */
  List<Class<?>> parameters() {
    List<Class<?>> all = List.of(by.getParameterTypes());
    boolean isConstructor = method().equals("<init>");
    int first = replaces.isStatic() || isConstructor ? 0 : 1;
    if (all.isEmpty() || all.get(all.size() - 1) != Surroundings.class) {
      throw new AssertionError(by + " does not end with the surroundings");
    }
    return all.subList(first, all.size() - 1);
  }

  /** The replaced method, such as {@code Future.get(long, TimeUnit)}. */
  String call() {
    return parameters().stream()
        .map(Class::getSimpleName)
        .collect(
            Collectors.joining(", ", replaces.value().getSimpleName() + "." + method() + "(", ")"));
  }
}
