package dev.faas.testkit;

import dev.faas.EnvironmentVariables;
import dev.faas.FunctionDefinition;
import dev.faas.Handler;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.isolation.Isolation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What the annotations of a test say together.
 *
 * @param owner the test, or the class, that the innermost annotation stands on
 * @param innermostFirst those of the test, of its class, and of the classes around it
 */
record DeclaredPlan(Object owner, List<FaasTest> innermostFirst) {

  static DeclaredPlan of(ExtensionContext context) {
    List<FaasTest> found = new ArrayList<>();
    AnnotatedElement owner = null;
    for (AnnotatedElement place : places(context)) {
      FaasTest annotation =
          AnnotationSupport.findAnnotation(place, FaasTest.class).orElse(null);
      if (annotation != null) {
        found.add(annotation);
        owner = owner == null ? place : owner;
      }
    }
    return new DeclaredPlan(owner != null ? owner : context.getRequiredTestClass(), found);
  }

  /** Whether the functions are said at the class of this object or around it, and not further in. */
  static boolean isMeantFor(ExtensionContext context, Object test) {
    return isMeantForTests(context, testClass -> testClass.isInstance(test));
  }

  private static boolean isMeantForTests(ExtensionContext context, Predicate<Class<?>> isItsClass) {
    for (AnnotatedElement place : places(context)) {
      if (place instanceof Class<?> testClass && isItsClass.test(testClass)) {
        return true;
      }
      FaasTest annotation =
          AnnotationSupport.findAnnotation(place, FaasTest.class).orElse(null);
      if (annotation != null && annotation.value().length > 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether the functions are said at the class of this field or around it, and not further in. */
  static boolean isMeantFor(ExtensionContext context, GivenField given) {
    Class<?> owner = given.field().getDeclaringClass();
    return isMeantForTests(context, owner::isAssignableFrom);
  }

  private static List<AnnotatedElement> places(ExtensionContext context) {
    List<AnnotatedElement> places = new ArrayList<>();
    context.getTestMethod().ifPresent(places::add);
    places.addAll(testClasses(context));
    return places;
  }

  /** The class of the test, and those around it as long as it is nested, the innermost first. */
  static List<Class<?>> testClasses(ExtensionContext context) {
    List<Class<?>> classes = new ArrayList<>();
    Class<?> place = context.getRequiredTestClass();
    classes.add(place);
    while (place.isMemberClass() && !Modifier.isStatic(place.getModifiers())) {
      place = place.getEnclosingClass();
      classes.add(place);
    }
    return classes;
  }

  BenchPlan plan() {
    EnvironmentVariables variables = environmentVariables();
    List<BenchPlan.Deployment> deployments = new ArrayList<>();
    for (Class<? extends Handler<?, ?>> handler : handlers()) {
      FunctionDefinition<?, ?> definition = BenchPlan.definition(handler);
      deployments.add(new BenchPlan.Deployment(definition, settings(definition, variables), true));
    }
    return new BenchPlan(deployments, variables, isSimulated(), shared());
  }

  private FunctionSettings settings(
      FunctionDefinition<?, ?> definition, EnvironmentVariables variables) {
    FunctionSettings settings = BenchPlan.settingsFor(definition)
        .withEnvironmentVariables(variables)
        .withIsolation(isolation());
    int timeoutSeconds = number(FaasTest::timeoutSeconds);
    int memoryMegabytes = number(FaasTest::memoryMegabytes);
    if (timeoutSeconds != 0) {
      settings = settings.withTimeout(Duration.ofSeconds(timeoutSeconds));
    }
    return memoryMegabytes != 0 ? settings.withMemoryMegabytes(memoryMegabytes) : settings;
  }

  private List<Class<? extends Handler<?, ?>>> handlers() {
    for (FaasTest annotation : innermostFirst) {
      if (annotation.value().length > 0) {
        return List.of(annotation.value());
      }
    }
    return List.of();
  }

  private int number(ToIntFunction<FaasTest> attribute) {
    for (FaasTest annotation : innermostFirst) {
      int number = attribute.applyAsInt(annotation);
      if (number != 0) {
        return number;
      }
    }
    return 0;
  }

  private Isolation isolation() {
    for (FaasTest annotation : innermostFirst) {
      Isolation[] isolation = annotation.isolation();
      if (isolation.length > 1) {
        throw new ExtensionConfigurationException(
            "@FaasTest(isolation = …) takes one, but says " + List.of(isolation)
                + ". For a function with another than the rest, use FaasExtension.builder().");
      }
      if (isolation.length == 1) {
        return isolation[0];
      }
    }
    return Isolation.SHARED;
  }

  private List<Class<?>> shared() {
    return innermostFirst.stream()
        .flatMap(annotation -> Stream.<Class<?>>of(annotation.shared()))
        .toList();
  }

  private boolean isSimulated() {
    for (FaasTest annotation : innermostFirst) {
      if (annotation.time() != FaasTest.Time.INHERITED) {
        return annotation.time() == FaasTest.Time.SIMULATED;
      }
    }
    return true;
  }

  private EnvironmentVariables environmentVariables() {
    EnvironmentVariables variables = EnvironmentVariables.none();
    for (int i = innermostFirst.size() - 1; i >= 0; i--) {
      for (String variable : innermostFirst.get(i).environmentVariables()) {
        int equals = variable.indexOf('=');
        if (equals <= 0) {
          throw new ExtensionConfigurationException("@FaasTest(environmentVariables = …) takes"
              + " \"NAME=value\", but one of them is \"" + variable + '"');
        }
        variables = variables.with(variable.substring(0, equals), variable.substring(equals + 1));
      }
    }
    return variables;
  }
}
