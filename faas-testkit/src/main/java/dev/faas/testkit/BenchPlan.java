package dev.faas.testkit;

import dev.faas.EnvironmentVariables;
import dev.faas.FunctionDefinition;
import dev.faas.Handler;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.time.RealTime;
import dev.faas.invoker.time.SimulatedTime;
import dev.faas.invoker.time.Timeline;
import dev.faas.testkit.crossing.SharedTypes;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a test wants to have deployed.
 *
 * @param environmentVariables those that all functions have in common; part of the settings of each
 * @param shared the user's types that isolated functions have in common with the test
 */
record BenchPlan(
    List<Deployment> deployments,
    EnvironmentVariables environmentVariables,
    boolean isSimulated,
    List<Class<?>> shared) {

  /** Shortly after the events of the builders of {@code dev.faas.events} were sent. */
  // 2026-01-01T12:00:01Z; as a number, since parsing costs some hundred classes
  static final Instant START = Instant.ofEpochSecond(1_767_268_801L);

  /** The name of functions whose handler's class has none. */
  private static final String NAMELESS = "FunctionUnderTest";

  /**
   * One function.
   *
   * @param isNamedByClass whether the test names a class only, so that its objects are given to it
   */
  record Deployment(
      FunctionDefinition<?, ?> definition, FunctionSettings settings, boolean isNamedByClass) {

    boolean is(Isolation isolation) {
      return settings.isolation() == isolation;
    }

    /** Whether the test's objects can be given to it: a process of its own takes none. */
    boolean takesObjects() {
      return isNamedByClass && !is(Isolation.FORKED);
    }
  }

  BenchPlan {
    deployments = List.copyOf(deployments);
    shared = List.copyOf(shared);
  }

  /**
   * A new time for the functions.
   *
   * @throws IllegalArgumentException if one of them cannot live in it
   */
  Timeline newTimeline() {
    for (Deployment deployment : deployments) {
      if (isSimulated && deployment.is(Isolation.FORKED)) {
        throw new IllegalArgumentException(
            deployment.settings().name()
                + " is FORKED: its processes live in real time, which nobody can move. Write time = REAL"
                + " beside it (in a builder inRealTime()), or use ISOLATED, where time can be simulated.");
      }
    }
    return isSimulated ? SimulatedTime.startingAt(START) : RealTime.create();
  }

  /**
   * The declared types, and the interfaces through which isolated functions reach what they are given.
   *
   * @throws IllegalArgumentException if one of them mentions a type that is not shared
   */
  Set<Class<?>> sharedWith(List<GivenField> given) {
    Set<Class<?>> types = new LinkedHashSet<>(shared);
    for (Deployment deployment : deployments) {
      if (deployment.is(Isolation.ISOLATED) && deployment.isNamedByClass()) {
        Class<?> handler = deployment.definition().handlerClass();
        types.addAll(GivenConstructor.interfaces(handler, given));
      }
    }
    List<Class<?>> lacking = new SharedTypes(types).lacking();
    if (!lacking.isEmpty()) {
      throw new IllegalArgumentException("This test and its isolated functions have "
          + TypeText.list(types)
          + " in common, so they must have in common what is mentioned there: "
          + TypeText.list(lacking) + ". Say so: shared = " + TypeText.literals(lacking) + ".");
    }
    return types;
  }

  /**
   * Refuses objects for processes of their own.
   *
   * @throws IllegalArgumentException if such a function could take one
   */
  void requireNoneForked(List<GivenField> given) {
    for (Deployment deployment : deployments) {
      if (deployment.isNamedByClass() && deployment.is(Isolation.FORKED)) {
        Class<?> handler = deployment.definition().handlerClass();
        GivenConstructor.fitting(handler, given).stream().findFirst().ifPresent(field -> {
          throw new IllegalArgumentException(deployment.settings().name()
              + " is FORKED: no object of the test comes into a process of its own, but there is "
              + field + ". Use ISOLATED, or let the handler reach it over the network.");
        });
      }
    }
  }

  /** The service's defaults, under the name of the handler's class. */
  static FunctionSettings settingsFor(FunctionDefinition<?, ?> definition) {
    Class<?> handler = definition.handlerClass();
    return FunctionSettings.named(isNameless(handler) ? NAMELESS : handler.getSimpleName());
  }

  /** Of a handler that is named by its class only. */
  @SuppressWarnings("unchecked") // the definition finds out the types that the wildcards hide
  static FunctionDefinition<?, ?> definition(Class<? extends Handler<?, ?>> handler) {
    Class<?> plain = handler;
    return FunctionDefinition.of((Class<? extends Handler<Object, Object>>) plain);
  }

  /** Whether it is the class of a lambda or the like. */
  static boolean isNameless(Class<?> handler) {
    return handler.isHidden() || handler.isSynthetic() || handler.isAnonymousClass();
  }
}
