package dev.faas.testkit;

import dev.faas.EnvironmentVariables;
import dev.faas.FunctionFactory;
import dev.faas.FunctionInfo;
import dev.faas.testkit.crossing.SharedTypes;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The constructor of a handler that takes objects of the test: see {@link Given}.
 *
 * @param arguments a field for each parameter; none where it takes something of the function's world
 */
record GivenConstructor(Constructor<?> constructor, List<Optional<GivenField>> arguments) {

  private static final Set<Class<?>> OF_THE_WORLD = Set.of(
      EnvironmentVariables.class,
      FunctionInfo.class,
      InstantSource.class,
      FunctionFactory.World.class);

  /**
   * The constructor to be used, or null if none takes anything given and others can make the handler.
   *
   * @throws IllegalArgumentException if it is not clear which constructor or field is meant, or if
   *     nobody can make the handler; the message says what to write
   */
  static @Nullable GivenConstructor choose(Class<?> handlerClass, List<GivenField> fields) {
    List<GivenField> given =
        fields.stream().filter(field -> !field.isWithheld()).toList();
    List<Constructor<?>> open = constructors(handlerClass);
    List<Constructor<?>> possible =
        open.stream().filter(candidate -> canBeCalled(candidate, given)).toList();
    List<Constructor<?>> fullest = fullest(possible.stream()
        .filter(candidate ->
            Stream.of(candidate.getParameterTypes()).anyMatch(type -> any(type, given)))
        .toList());
    if (fullest.size() > 1) {
      throw new IllegalArgumentException("Several constructors could be called with what this test"
          + " gives:" + list(fullest.stream().map(GivenConstructor::text)) + givenText(fields)
          + "\nLeave one of them, or call the one you mean with FunctionDefinition.madeBy(…).");
    }
    if (fullest.size() == 1) {
      return of(fullest.get(0), given);
    }
    if (possible.isEmpty() && !fields.isEmpty() && !open.isEmpty() && !othersMake(handlerClass)) {
      throw new IllegalArgumentException(handlerClass.getSimpleName()
          + " cannot be made: this test does not give all that its constructor takes."
          + list(open.stream().map(candidate -> lacking(candidate, given)))
          + givenText(fields)
          + "\nWrite @Given on a field of the type that is lacking.");
    }
    return null;
  }

  private static GivenConstructor of(Constructor<?> constructor, List<GivenField> given) {
    List<Optional<GivenField>> arguments = new ArrayList<>();
    for (Parameter parameter : constructor.getParameters()) {
      Optional<GivenField> field = field(parameter, constructor, given);
      if (field.isPresent() && arguments.contains(field)) {
        throw new IllegalArgumentException(
            "Two parameters of " + text(constructor) + " would get the same object, "
                + field.get().place() + ". Write @Given on a field named like each of them.");
      }
      arguments.add(field);
    }
    return new GivenConstructor(constructor, List.copyOf(arguments));
  }

  private static Optional<GivenField> field(
      Parameter parameter, Constructor<?> constructor, List<GivenField> given) {
    List<GivenField> fitting =
        given.stream().filter(field -> field.fits(parameter.getType())).toList();
    if (fitting.size() <= 1) {
      return fitting.stream().findFirst();
    }
    return Optional.of(fitting.stream()
        .filter(field -> parameter.isNamePresent() && field.isNamed(parameter.getName()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Several fields could be parameter '"
            + parameter.getName() + "' of " + text(constructor)
            + ":" + list(fitting.stream().map(GivenField::toString))
            + (parameter.isNamePresent()
                ? "\nName the one you mean '" + parameter.getName() + "'."
                : "\nCompile the handler with -parameters, and name the one you mean like the"
                    + " parameter."))));
  }

  private static List<Constructor<?>> constructors(Class<?> handlerClass) {
    return Modifier.isAbstract(handlerClass.getModifiers())
        ? List.of()
        : Stream.<Constructor<?>>of(handlerClass.getDeclaredConstructors())
            .filter(candidate -> !Modifier.isPrivate(candidate.getModifiers()))
            .toList();
  }

  private static List<Constructor<?>> fullest(List<Constructor<?>> constructors) {
    int most =
        constructors.stream().mapToInt(Constructor::getParameterCount).max().orElse(0);
    return constructors.stream()
        .filter(candidate -> candidate.getParameterCount() == most)
        .toList();
  }

  private static boolean canBeCalled(Constructor<?> constructor, List<GivenField> given) {
    return Stream.of(constructor.getParameterTypes())
        .allMatch(type -> OF_THE_WORLD.contains(type) || any(type, given));
  }

  private static boolean any(Class<?> type, List<GivenField> given) {
    return given.stream().anyMatch(field -> field.fits(type));
  }

  private static boolean othersMake(Class<?> handlerClass) {
    return ServiceLoader.load(FunctionFactory.class, handlerClass.getClassLoader())
        .findFirst()
        .isPresent();
  }

  /**
   * The interfaces of parameters for which there is a field, so that its object can be reached from
   * another class loader. One that is not public cannot.
   */
  static List<Class<?>> interfaces(Class<?> handlerClass, List<GivenField> fields) {
    return constructors(handlerClass).stream()
        .flatMap(candidate -> Stream.<Class<?>>of(candidate.getParameterTypes()))
        .filter(type -> type.isInterface() && Modifier.isPublic(type.getModifiers()))
        .filter(type -> any(type, fields))
        .toList();
  }

  /** The fields that a constructor of this class could take. */
  static List<GivenField> fitting(Class<?> handlerClass, List<GivenField> fields) {
    return fields.stream()
        .filter(field -> constructors(handlerClass).stream()
            .flatMap(candidate -> Stream.<Class<?>>of(candidate.getParameterTypes()))
            .anyMatch(field::fits))
        .toList();
  }

  /**
   * Refuses what an isolated environment has another class of.
   *
   * @param shared what it has in common with the test
   * @throws IllegalArgumentException if a field is given to such a parameter; the message says what to
   *     write
   */
  void requireShared(SharedTypes shared) {
    for (int i = 0; i < arguments.size(); i++) {
      GivenField field = arguments.get(i).orElse(null);
      Parameter parameter = constructor.getParameters()[i];
      List<Class<?>> own = shared.ownIn(parameter.getParameterizedType());
      if (field != null && !own.isEmpty()) {
        throw new IllegalArgumentException("The " + field.place() + " cannot be given to "
            + text(constructor) + ", which is ISOLATED: its execution environments have a class "
            + TypeText.of(own.get(0)) + " of their own. Let '" + parameter.getName()
            + "' be a public interface, or say that the class is the test's: shared = "
            + TypeText.literals(own) + ".");
      }
    }
  }

  /**
   * This constructor in another loading of its class.
   *
   * @throws IllegalStateException if there it takes types that are not those of the objects given
   */
  Constructor<?> in(Class<?> sameClass) throws NoSuchMethodException {
    if (sameClass == constructor.getDeclaringClass()) {
      return constructor;
    }
    Constructor<?> same = constructors(sameClass).stream()
        .filter(candidate -> names(candidate).equals(names(constructor)))
        .findFirst()
        .orElseThrow(() -> new NoSuchMethodException(text(constructor)));
    for (int i = 0; i < arguments.size(); i++) {
      Class<?> expected = same.getParameterTypes()[i];
      if (arguments.get(i).isPresent() && expected != constructor.getParameterTypes()[i]) {
        throw new IllegalStateException(
            "the execution environment has a class " + expected.getName()
                + " of its own, so no object of the test can be given to " + text(constructor));
      }
    }
    return same;
  }

  private static List<String> names(Constructor<?> constructor) {
    return Stream.of(constructor.getParameterTypes()).map(Class::getName).toList();
  }

  /** The fields it takes. */
  List<GivenField> fields() {
    return arguments.stream().flatMap(Optional::stream).toList();
  }

  private static String lacking(Constructor<?> constructor, List<GivenField> given) {
    List<String> lacking = Stream.of(constructor.getParameters())
        .filter(parameter ->
            !OF_THE_WORLD.contains(parameter.getType()) && !any(parameter.getType(), given))
        .map(parameter -> TypeText.of(parameter.getParameterizedType()))
        .toList();
    return text(constructor) + " lacks " + String.join(", ", lacking);
  }

  private static String text(Constructor<?> constructor) {
    List<String> parameters = Stream.of(constructor.getParameters())
        .map(parameter -> TypeText.of(parameter.getParameterizedType()) + " " + parameter.getName())
        .toList();
    return constructor.getDeclaringClass().getSimpleName() + "(" + String.join(", ", parameters)
        + ")";
  }

  private static String givenText(List<GivenField> fields) {
    return "\nIts fields are" + list(fields.stream().map(GivenField::toString));
  }

  private static String list(Stream<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append("\n  ").append(line));
    return text.toString();
  }
}
