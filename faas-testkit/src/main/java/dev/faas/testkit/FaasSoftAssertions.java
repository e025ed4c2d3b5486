package dev.faas.testkit;

import dev.faas.BatchResponse;
import dev.faas.events.HttpResponse;
import dev.faas.invoker.Outcome;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.AutoCloseableSoftAssertionsProvider;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.api.StandardSoftAssertionsProvider;
import org.jspecify.annotations.Nullable;

/**
 * {@link FaasAssertions} and all assertions of AssertJ, whose failures are collected and reported
 * together.
 *
 * <pre>{@code
 * FaasSoftAssertions.assertSoftly(softly -> {
 *   softly.assertThat(outcome).succeeded().coldStarted();
 *   softly.assertThatResponse(outcome).hasStatus(200).hasHeader("ETag");
 * });
 * }</pre>
 *
 * <p>Also for {@code try} with {@link #close}, and for AssertJ's {@code @InjectSoftAssertions}. Not safe
 * for use by several threads.
 *
 * <p>For tests on the class path. Where AssertJ is on the module path, it cannot generate the classes it
 * needs for assertions that are not its own.
 */
public class FaasSoftAssertions extends AbstractSoftAssertions
    implements StandardSoftAssertionsProvider, AutoCloseableSoftAssertionsProvider {

  /** Without any assertion yet. */
  public FaasSoftAssertions() {}

  /**
   * Runs the assertions and reports all that failed.
   *
   * @throws AssertionError if any failed
   */
  public static void assertSoftly(Consumer<FaasSoftAssertions> assertions) {
    SoftAssertionsProvider.assertSoftly(FaasSoftAssertions.class, assertions);
  }

  /** Assertions of how an invocation ended. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  public <O extends @Nullable Object> OutcomeAssert<O> assertThat(Outcome<O> outcome) {
    return (OutcomeAssert<O>) proxy(OutcomeAssert.class, Outcome.class, outcome);
  }

  /** Assertions of a response. */
  public HttpResponseAssert assertThat(HttpResponse response) {
    return proxy(HttpResponseAssert.class, HttpResponse.class, response);
  }

  /** Assertions of what became of a batch. */
  public BatchResponseAssert assertThat(BatchResponse response) {
    return proxy(BatchResponseAssert.class, BatchResponse.class, response);
  }

  /** Assertions of what was logged. */
  public LogCaptureAssert assertThat(LogCapture logs) {
    return proxy(LogCaptureAssert.class, LogCapture.class, logs);
  }

  /** Assertions of the response that a function returned; they fail if it returned none. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // AssertJ takes the constructor by this class
  public HttpResponseAssert assertThatResponse(Outcome<HttpResponse> outcome) {
    return (HttpResponseAssert)
        proxy((Class) HttpResponseAssert.class, (Class) Outcome.class, outcome);
  }

  /** Assertions of what became of a batch that a function was sent; they fail if it did not return. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // AssertJ takes the constructor by this class
  public BatchResponseAssert assertThatBatch(Outcome<BatchResponse> outcome) {
    return (BatchResponseAssert)
        proxy((Class) BatchResponseAssert.class, (Class) Outcome.class, outcome);
  }
}
