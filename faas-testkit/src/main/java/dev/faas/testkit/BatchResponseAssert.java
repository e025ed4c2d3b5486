package dev.faas.testkit;

import dev.faas.BatchResponse;
import dev.faas.invoker.Outcome;
import java.util.List;
import java.util.Set;

/**
 * Assertions of what became of a batch: see {@link FaasAssertions#assertThatBatch}. A failure prints the
 * invocation if it is known.
 */
public class BatchResponseAssert extends AbstractResultAssert<BatchResponseAssert, BatchResponse> {

  /** Of a response alone. */
  public BatchResponseAssert(BatchResponse actual) {
    super(actual, BatchResponseAssert.class);
  }

  /** Of the response that a function returned; every assertion fails if it returned none. */
  public BatchResponseAssert(Outcome<BatchResponse> outcome) {
    super(outcome, BatchResponseAssert.class);
  }

  /** Every item was handled. */
  public BatchResponseAssert isSuccess() {
    List<String> failed = received().failedIds();
    if (!failed.isEmpty()) {
      throw refusal("Expected every item to be handled\n" + story("but these failed: " + failed));
    }
    return this;
  }

  /** The items of these ids failed, in whatever order, and no others. */
  public BatchResponseAssert hasFailed(String... ids) {
    List<String> failed = received().failedIds();
    if (!Set.copyOf(failed).equals(Set.of(ids))) {
      String found = failed.isEmpty() ? "but none failed" : "but these failed: " + failed;
      throw refusal(
          "Expected these items to fail, and no others: " + List.of(ids) + "\n" + story(found));
    }
    return this;
  }
}
