package dev.faas.testkit;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.FunctionDefinition;
import dev.faas.Payload;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.time.SimulatedTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A function in a test, deployed to a local service. It is handed to tests by {@link FaasExtension}, or
 * made without JUnit:
 *
 * <pre>{@code
 * try (FunctionUnderTest<HttpRequest, HttpResponse> hello =
 *     FunctionUnderTest.of(FunctionDefinition.of(Hello.class))) {
 *   assertThat(hello.invoke(HttpRequest.get("/"))).succeeded();
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads.
 *
 * @param <I> the event; for handlers of single items the {@link Batch} of them
 * @param <O> the result; for handlers of single items {@link BatchResponse}
 */
public final class FunctionUnderTest<I extends @Nullable Object, O extends @Nullable Object>
    implements AutoCloseable {

  private final LocalInvoker invoker;
  private final LocalFunction<I, O> function;
  private final @Nullable GivenFactory factory;

  private FunctionUnderTest(
      LocalInvoker invoker, LocalFunction<I, O> function, @Nullable GivenFactory factory) {
    this.invoker = invoker;
    this.function = function;
    this.factory = factory;
  }

  /**
   * A function in a service of its own, under simulated time and with the service's defaults.
   *
   * @throws IllegalArgumentException if no platform sends its event
   */
  public static <I extends @Nullable Object, O extends @Nullable Object> FunctionUnderTest<I, O> of(
      FunctionDefinition<I, O> definition) {
    return of(definition, BenchPlan.settingsFor(definition));
  }

  /** A function with these settings in a service of its own, under simulated time. */
  public static <I extends @Nullable Object, O extends @Nullable Object> FunctionUnderTest<I, O> of(
      FunctionDefinition<I, O> definition, FunctionSettings settings) {
    return deployed(invoker -> invoker.deploy(definition, settings));
  }

  /**
   * A function that was deployed before: for another service, in real time, or with an event format of
   * your own.
   *
   * @param invoker where it is deployed; closed by {@link #close}
   */
  public static <I extends @Nullable Object, O extends @Nullable Object> FunctionUnderTest<I, O> of(
      LocalInvoker invoker, LocalFunction<I, O> function) {
    return of(invoker, function, null);
  }

  /**
   * A function that was deployed before.
   *
   * @param factory what its handlers are made by if they are given objects of the test
   */
  static <I extends @Nullable Object, O extends @Nullable Object> FunctionUnderTest<I, O> of(
      LocalInvoker invoker, LocalFunction<I, O> function, @Nullable GivenFactory factory) {
    return new FunctionUnderTest<>(invoker, function, factory);
  }

  /**
   * A handler of single items, such as a {@code QueueHandler}, that is sent batches of them; otherwise
   * like {@link #of(FunctionDefinition)}.
   *
   * @throws IllegalArgumentException if no platform sends batches of its event
   */
  public static <E> FunctionUnderTest<Batch<E>, BatchResponse> each(
      FunctionDefinition<E, @Nullable Void> definition) {
    return each(definition, BenchPlan.settingsFor(definition));
  }

  /** A handler of single items with these settings: see {@link #each(FunctionDefinition)}. */
  public static <E> FunctionUnderTest<Batch<E>, BatchResponse> each(
      FunctionDefinition<E, @Nullable Void> definition, FunctionSettings settings) {
    return deployed(invoker -> invoker.deployEach(definition, settings));
  }

  private static <I extends @Nullable Object, O extends @Nullable Object>
      FunctionUnderTest<I, O> deployed(Function<LocalInvoker, LocalFunction<I, O>> deployment) {
    LocalInvoker invoker = LocalInvoker.builder()
        .timeline(SimulatedTime.startingAt(BenchPlan.START))
        .build();
    try {
      return of(invoker, deployment.apply(invoker));
    } catch (RuntimeException | Error refusal) {
      invoker.close();
      throw refusal;
    }
  }

  /**
   * Invokes the function and waits for the outcome, at most for its timeout and the init phase.
   *
   * @param event is encoded as the platform does, so the handler gets a copy that has been on the wire
   * @throws IllegalArgumentException if the event is larger than the service takes
   * @throws IllegalStateException if the service is closed
   */
  public Outcome<O> invoke(I event) {
    return upToDate().invoke(event);
  }

  /** Invokes the function like {@link #invoke(Object)} with an event as it is on the wire. */
  public Outcome<O> invokeRaw(Payload event) {
    return upToDate().invokeRaw(event);
  }

  /** Invokes the function like {@link #invoke(Object)} with an event in the platform's JSON. */
  public Outcome<O> invokeJson(String event) {
    return invokeRaw(Payload.of(event));
  }

  /** Without handlers that were given objects which the test has replaced since. */
  private LocalFunction<I, O> upToDate() {
    if (factory != null && factory.isOutdated()) {
      function.dropEnvironments();
    }
    return function;
  }

  @Nullable
  GivenFactory factory() {
    return factory;
  }

  /**
   * Drops the function's execution environments, busy ones after their invocation, so that the next
   * start is cold.
   *
   * @return this function
   */
  public FunctionUnderTest<I, O> coldStart() {
    function.dropEnvironments();
    return this;
  }

  /** What it has logged, and will. */
  public LogCapture logs() {
    return LogCapture.of(List.of(this));
  }

  /**
   * The time it lives in, which stands still until it is moved.
   *
   * @throws IllegalStateException if it lives in real time
   */
  public SimulatedTime time() {
    if (invoker.timeline() instanceof SimulatedTime simulated) {
      return simulated;
    }
    throw new IllegalStateException(function + " lives in " + invoker.timeline()
        + ", which nobody can move. Leave out time = REAL, or give its invoker a SimulatedTime.");
  }

  /** The function as the service knows it: its settings, its log group. */
  public LocalFunction<I, O> function() {
    return function;
  }

  /**
   * Closes the service that it is deployed to, with all its functions; see {@link LocalInvoker#close}.
   * {@link FaasExtension} does that for the functions it hands out. Further calls do nothing.
   */
  @Override
  public void close() {
    invoker.close();
  }

  /** Name and handler. */
  @Override
  public String toString() {
    return function.toString();
  }
}
