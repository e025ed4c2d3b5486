package dev.faas.invoker.fidelity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;

/** Finds the tests that show rules. */
final class Reproductions {

  private static final Set<String> TESTS =
      Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "Property", "Example");

  /** Classes that the test of this one plants. */
  private static final String PLANTED = FidelityPageTest.class.getName() + "$";

  private Reproductions() {}

  /** Those of all test classes of this module, except the planted ones. */
  static List<Reproduction> ofThisModule() {
    Path root = root();
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .map(file -> className(root.relativize(file)))
          .filter(name -> !name.endsWith("-info") && !name.startsWith(PLANTED))
          .flatMap(name -> of(load(name)))
          .sorted(Comparator.comparing(Reproduction::rule)
              .thenComparing(Reproduction::testClass)
              .thenComparing(Reproduction::method))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Those of one class.
   *
   * @throws IllegalArgumentException if a method that says so never runs
   */
  static Stream<Reproduction> of(Class<?> testClass) {
    return Arrays.stream(testClass.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Reproduces.class))
        .flatMap(Reproductions::of);
  }

  private static Stream<Reproduction> of(Method method) {
    Class<?> testClass = method.getDeclaringClass();
    boolean isTest = Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .anyMatch(type -> TESTS.contains(type.getSimpleName()));
    boolean isDisabled =
        method.isAnnotationPresent(Disabled.class) || testClass.isAnnotationPresent(Disabled.class);
    if (!isTest || isDisabled) {
      throw new IllegalArgumentException(testClass.getName() + "." + method.getName()
          + " shows no rule: it " + (isTest ? "is disabled" : "is no test"));
    }
    return Arrays.stream(method.getAnnotation(Reproduces.class).value())
        .map(rule -> new Reproduction(rule, testClass.getName(), method.getName()));
  }

  private static String className(Path file) {
    String path = file.toString();
    return path.substring(0, path.length() - ".class".length())
        .replace(file.getFileSystem().getSeparator(), ".");
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Reproductions.class.getClassLoader());
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Where the test classes are; in a patched module only a resource tells it. */
  private static Path root() {
    try {
      Path here = Path.of(Reproductions.class.getResource("Reproductions.class").toURI());
      int depth = Reproductions.class.getName().split("\\.").length;
      for (int i = 0; i < depth; i++) {
        here = here.getParent();
      }
      return here;
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
