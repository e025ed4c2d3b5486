package dev.faas.testkit;

import dev.faas.EnvironmentVariables;
import dev.faas.FunctionDefinition;
import dev.faas.Handler;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.time.RealTime;
import dev.faas.invoker.time.SimulatedTime;
import dev.faas.invoker.time.Timeline;
import java.time.Instant;
import java.util.List;

/**
 * What a test wants to have deployed.
 *
 * @param environmentVariables those that all functions have in common; part of the settings of each
 */
record BenchPlan(
    List<Deployment> deployments, EnvironmentVariables environmentVariables, boolean isSimulated) {

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
      FunctionDefinition<?, ?> definition, FunctionSettings settings, boolean isNamedByClass) {}

  BenchPlan {
    deployments = List.copyOf(deployments);
  }

  Timeline newTimeline() {
    return isSimulated ? SimulatedTime.startingAt(START) : RealTime.create();
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
