package dev.faas;

import java.util.List;

/**
 * Which items of a batch failed and should be delivered again. Immutable.
 *
 * @param failedIds the {@link Batch.Item#id ids} of the failed items in order of delivery; empty when
 *     all were handled
 */
public record BatchResponse(List<String> failedIds) {

  private static final BatchResponse SUCCESS = new BatchResponse(List.of());

  /** Copies the list. */
  public BatchResponse {
    failedIds = List.copyOf(failedIds);
  }

  /** Every item was handled. */
  public static BatchResponse success() {
    return SUCCESS;
  }

  /** Whether every item was handled. */
  public boolean isSuccess() {
    return failedIds.isEmpty();
  }
}
