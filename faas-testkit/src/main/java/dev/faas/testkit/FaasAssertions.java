package dev.faas.testkit;

import dev.faas.BatchResponse;
import dev.faas.events.HttpResponse;
import dev.faas.invoker.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The entry to assertions of outcomes and results, for a static import beside that of AssertJ's {@code
 * Assertions}. For several failures at once see {@link FaasSoftAssertions}.
 *
 * <pre>{@code
 * assertThat(outcome).succeeded().coldStarted().logged("7 pets");
 * assertThatResponse(outcome).hasStatus(200).hasJson("{\"pets\": 7}");
 * }</pre>
 */
public final class FaasAssertions {

  private FaasAssertions() {}

  /** Assertions of how an invocation ended. */
  public static <O extends @Nullable Object> OutcomeAssert<O> assertThat(Outcome<O> outcome) {
    return new OutcomeAssert<>(outcome);
  }

  /** Assertions of a response. */
  public static HttpResponseAssert assertThat(HttpResponse response) {
    return new HttpResponseAssert(response);
  }

  /** Assertions of what became of a batch. */
  public static BatchResponseAssert assertThat(BatchResponse response) {
    return new BatchResponseAssert(response);
  }

  /** Assertions of what was logged. */
  public static LogCaptureAssert assertThat(LogCapture logs) {
    return new LogCaptureAssert(logs);
  }

  /** Assertions of the response that a function returned; they fail if it returned none. */
  public static HttpResponseAssert assertThatResponse(Outcome<HttpResponse> outcome) {
    return new HttpResponseAssert(outcome);
  }

  /** Assertions of what became of a batch that a function was sent; they fail if it did not return. */
  public static BatchResponseAssert assertThatBatch(Outcome<BatchResponse> outcome) {
    return new BatchResponseAssert(outcome);
  }
}
