package dev.faas.testkit;

import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.time.SimulatedTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A local service with the functions of a test, and the fields of the test that know it. Its life is that
 * of the store it is in: some versions of JUnit close only one kind of closeable, so it is both.
 */
@SuppressWarnings("deprecation")
final class TestBench implements ExtensionContext.Store.CloseableResource, AutoCloseable {

  private final BenchPlan plan;
  private final LocalInvoker invoker;
  private final List<Candidate> candidates;
  private final InjectedFields fields = new InjectedFields();

  private TestBench(BenchPlan plan, LocalInvoker invoker, List<Candidate> candidates) {
    this.plan = plan;
    this.invoker = invoker;
    this.candidates = candidates;
  }

  static TestBench open(BenchPlan plan) {
    LocalInvoker invoker = LocalInvoker.builder().timeline(plan.newTimeline()).build();
    try {
      List<Candidate> candidates = new ArrayList<>();
      for (BenchPlan.Deployment deployment : plan.deployments()) {
        candidates.add(Candidate.deploy(invoker, deployment.definition(), deployment.settings()));
      }
      return new TestBench(plan, invoker, List.copyOf(candidates));
    } catch (RuntimeException | Error refusal) {
      invoker.close();
      throw refusal;
    }
  }

  InjectedFields fields() {
    return fields;
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
    return wanted.rawType() == LocalInvoker.class ? invoker : time(wanted);
  }

  private SimulatedTime time(Wanted wanted) {
    if (invoker.timeline() instanceof SimulatedTime simulated) {
      return simulated;
    }
    throw new IllegalArgumentException("This test runs in real time, so there is no SimulatedTime"
        + " for " + wanted.place() + ". Leave out time = REAL to move time yourself.");
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
