package dev.faas.testkit;

import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.time.SimulatedTime;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A parameter or field that wants something from the bench.
 *
 * @param place where it stands, for messages
 */
record Wanted(
    Class<?> rawType,
    Type type,
    String name,
    String place,
    @Nullable Deployed deployed) {

  private static final Set<Class<?>> OFFERED = Set.of(
      FunctionUnderTest.class,
      LocalInvoker.class,
      LogCapture.class,
      SimulatedTime.class,
      TestContext.class);

  static Wanted of(Parameter parameter) {
    String method = parameter.getDeclaringExecutable().getName();
    return new Wanted(
        parameter.getType(),
        parameter.getParameterizedType(),
        parameter.getName(),
        "parameter '" + parameter.getName() + "' of " + method,
        parameter.getAnnotation(Deployed.class));
  }

  static Wanted of(Field field) {
    return new Wanted(
        field.getType(),
        field.getGenericType(),
        field.getName(),
        "field '" + field.getName() + "' of " + TypeText.of(field.getDeclaringClass()),
        field.getAnnotation(Deployed.class));
  }

  /** The same place, content with a function of any type. */
  Wanted asFunction() {
    return new Wanted(FunctionUnderTest.class, FunctionUnderTest.class, name, place, deployed);
  }

  static boolean isOffered(Class<?> type) {
    return OFFERED.contains(type);
  }

  /**
   * The only function that is meant.
   *
   * @throws IllegalArgumentException if there is none or more than one; the message says what to write
   */
  FunctionUnderTest<?, ?> choose(List<Candidate> candidates) {
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("This test has no functions for " + place
          + ". Write @FaasTest(MyHandler.class) on the test, or give them to the"
          + " FaasExtension.builder().");
    }
    List<Candidate> fitting = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (candidate.is(deployed) && candidate.fits(type)) {
        fitting.add(candidate);
      }
    }
    if (fitting.size() == 1) {
      return fitting.get(0).function();
    }
    throw new IllegalArgumentException(
        fitting.isEmpty() ? noneFits(candidates) : severalFit(fitting));
  }

  private String noneFits(List<Candidate> candidates) {
    return "No function of this test is " + wish() + ", as " + place
        + " wants it. Its functions are" + list(candidates) + "\nWrite one of these types for '"
        + name + "', or add the function to the test.";
  }

  private String severalFit(List<Candidate> fitting) {
    Candidate first = fitting.get(0);
    boolean sayClass = !BenchPlan.isNameless(first.handlerClass())
        && fitting.stream().map(Candidate::handlerClass).distinct().count() == fitting.size();
    String advice = sayClass
        ? "@Deployed(" + TypeText.of(first.handlerClass()) + ".class) "
        : "@Deployed(as = \"" + first.name() + "\") ";
    return "Several functions of this test are " + wish() + ", as " + place + " wants it:"
        + list(fitting) + "\nSay which, as in: " + advice + first.typeText() + " " + name;
  }

  private String wish() {
    String wish = "a " + TypeText.of(type);
    if (deployed == null) {
      return wish;
    }
    return deployed.as().isEmpty()
        ? wish + " @Deployed(" + TypeText.of(deployed.value()) + ".class)"
        : wish + " @Deployed(as = \"" + deployed.as() + "\")";
  }

  private static String list(List<Candidate> candidates) {
    StringBuilder text = new StringBuilder();
    for (Candidate candidate : candidates) {
      text.append("\n  ").append(candidate);
    }
    return text.toString();
  }
}
