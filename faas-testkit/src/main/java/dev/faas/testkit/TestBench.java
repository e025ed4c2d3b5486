package dev.faas.testkit;

import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.InvokerBuilder;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.time.SimulatedTime;
import dev.faas.testkit.crossing.SharedTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A local service with the functions of a test, and the fields of the test that know it. Its life is that
 * of the store it is in: some versions of JUnit close only one kind of closeable, so it is both.
 */
@SuppressWarnings("deprecation")
final class TestBench implements ExtensionContext.Store.CloseableResource, AutoCloseable {

  private final BenchPlan plan;
  private final String openedFor;
  private final LocalInvoker invoker;
  private final List<Candidate> candidates;
  private final SharedTypes shared;
  private final InjectedFields fields = new InjectedFields();
  private final RecentInvocations invocations;

  private TestBench(
      BenchPlan plan,
      String openedFor,
      LocalInvoker invoker,
      List<Candidate> candidates,
      SharedTypes shared,
      RecentInvocations invocations) {
    this.plan = plan;
    this.openedFor = openedFor;
    this.invoker = invoker;
    this.candidates = candidates;
    this.shared = shared;
    this.invocations = invocations;
  }

  /**
   * A new service.
   *
   * @param openedFor the test or class that it is for
   * @throws IllegalArgumentException if the plan cannot be carried out; the message says what to write
   */
  static TestBench open(BenchPlan plan, ExtensionContext openedFor) {
    RecentInvocations invocations = new RecentInvocations();
    Set<Class<?>> shared = plan.sharedWith(GivenField.of(openedFor));
    InvokerBuilder service =
        LocalInvoker.builder().timeline(plan.newTimeline()).listener(invocations);
    shared.forEach(service::shared);
    LocalInvoker invoker = service.build();
    try {
      List<Candidate> candidates = new ArrayList<>();
      for (BenchPlan.Deployment deployment : plan.deployments()) {
        candidates.add(Candidate.deploy(invoker, deployment));
      }
      return new TestBench(
          plan,
          openedFor.getUniqueId(),
          invoker,
          List.copyOf(candidates),
          new SharedTypes(shared),
          invocations);
    } catch (RuntimeException | Error refusal) {
      invoker.close();
      throw refusal;
    }
  }

  InjectedFields fields() {
    return fields;
  }

  /** Whether it is this test's or class's own, and not one that it shares with those around it. */
  boolean isOpenedFor(ExtensionContext context) {
    return context.getUniqueId().equals(openedFor);
  }

  RecentInvocations invocations() {
    return invocations;
  }

  /**
   * Gives the objects of a test to the handlers.
   *
   * @throws IllegalArgumentException if they do not fit; the message says what to write
   */
  void offer(List<GivenField> given) {
    for (Candidate candidate : candidates) {
      GivenFactory factory = candidate.function().factory();
      if (factory != null) {
        GivenConstructor chosen = GivenConstructor.choose(candidate.handlerClass(), given);
        if (chosen != null && candidate.isIsolated()) {
          chosen.requireShared(shared);
        }
        factory.use(chosen);
      }
    }
    plan.requireNoneForked(given);
  }

  /**
   * Refuses a field that no handler takes.
   *
   * @throws IllegalArgumentException if there is one
   */
  void requireTaken(GivenField field) {
    boolean isTaken = candidates.stream()
        .map(candidate -> candidate.function().factory())
        .anyMatch(factory -> factory != null && factory.takes(field));
    if (field.isWithheld()) {
      throw new IllegalArgumentException("Nobody gets " + field);
    }
    if (!isTaken) {
      throw new IllegalArgumentException(
          "Nobody takes " + field + ": the handlers of this test are "
              + candidates.stream().map(Candidate::name).toList()
              + ". Leave out @Given, or add the parameter to a constructor that is not private.");
    }
  }

  /**
   * What a parameter or field of an {@linkplain Wanted#isOffered offered} type gets.
   *
   * @throws IllegalArgumentException if it cannot be given; the message says what to write
   */
  Object give(Wanted wanted) {
    if (wanted.rawType() == FunctionUnderTest.class) {
      return wanted.choose(candidates);
    }
    if (wanted.rawType() == TestContext.class) {
      return context(wanted);
    }
    if (wanted.rawType() == LogCapture.class) {
      return logs(wanted);
    }
    return wanted.rawType() == LocalInvoker.class ? invoker : time(wanted);
  }

  private SimulatedTime time(Wanted wanted) {
    if (invoker.timeline() instanceof SimulatedTime simulated) {
      return simulated;
    }
    throw new IllegalArgumentException("This test runs in real time, so there is no SimulatedTime"
        + " for " + wanted.place() + ". Leave out time = REAL to move time yourself.");
  }

  /** Of the function that is named, or of all. */
  private LogCapture logs(Wanted wanted) {
    return wanted.deployed() != null
        ? wanted.asFunction().choose(candidates).logs()
        : LogCapture.of(candidates.stream()
            .<FunctionUnderTest<?, ?>>map(Candidate::function)
            .toList());
  }

  /** Of the only function, or of the one that is named; else of none in particular. */
  private TestContext context(Wanted wanted) {
    TestContext context =
        TestContext.create().withEnvironmentVariables(plan.environmentVariables());
    if (candidates.isEmpty() || (candidates.size() > 1 && wanted.deployed() == null)) {
      return context;
    }
    FunctionUnderTest<?, ?> chosen = wanted.asFunction().choose(candidates);
    FunctionSettings settings = chosen.function().settings();
    return context
        .withFunction(chosen.function().info())
        .withRemaining(settings.timeout())
        .withEnvironmentVariables(settings.environmentVariables());
  }

  /** Closes the service and empties the fields; further calls do nothing. */
  @Override
  public void close() {
    fields.empty();
    invoker.close();
  }
}
