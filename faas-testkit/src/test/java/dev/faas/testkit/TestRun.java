package dev.faas.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs test classes as JUnit would, inside of a test. */
final class TestRun {

  private final EngineExecutionResults results;

  private TestRun(EngineExecutionResults results) {
    this.results = results;
  }

  static TestRun of(Class<?> testClass) {
    return new TestRun(
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(testClass)).execute());
  }

  static TestRun inParallel(Class<?> testClass) {
    return new TestRun(EngineTestKit.engine("junit-jupiter")
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
        .selectors(selectClass(testClass))
        .execute());
  }

  /** All tests ran, and all passed. */
  void passed(int tests) {
    results.allEvents().failed().stream().findFirst().ifPresent(TestRun::rethrow);
    results.testEvents().assertStatistics(run -> run.started(tests).succeeded(tests));
  }

  /** The message of the only failure, of a test or of a class. */
  String failure() {
    List<Event> failed = results.allEvents().failed().list();
    assertThat(failed).hasSize(1);
    return thrown(failed.get(0)).getMessage();
  }

  /** What a user reads of the only failure. */
  String stackTrace() {
    List<Event> failed = results.allEvents().failed().list();
    assertThat(failed).hasSize(1);
    StringWriter text = new StringWriter();
    thrown(failed.get(0)).printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** So many tests ran and were aborted, without a word added. */
  void aborted(int tests) {
    results.testEvents().assertStatistics(run -> run.started(tests).aborted(tests));
    assertThat(results.testEvents().aborted().list())
        .allSatisfy(event -> assertThat(thrown(event)).hasNoSuppressedExceptions());
  }

  private static Throwable thrown(Event event) {
    return event
        .getPayload(TestExecutionResult.class)
        .flatMap(TestExecutionResult::getThrowable)
        .orElseThrow();
  }

  private static void rethrow(Event event) {
    throw new AssertionError(event.getTestDescriptor() + " failed", thrown(event));
  }
}
