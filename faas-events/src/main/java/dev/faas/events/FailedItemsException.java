package dev.faas.events;

import java.util.List;

/**
 * Some items of a batch failed, and the platform cannot be told which: the invocation fails as a whole,
 * and the platform delivers the batch again.
 */
public final class FailedItemsException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 20;

  private final String[] failedIds;

  /**
   * A failure.
   *
   * @param kind the format of the batch, such as {@code s3}
   * @param failedIds the ids of the failed items
   */
  public FailedItemsException(String kind, List<String> failedIds) {
    super(message(kind, failedIds));
    this.failedIds = failedIds.toArray(new String[0]);
  }

  /** The ids of the failed items, in order of delivery. */
  public List<String> failedIds() {
    return List.of(failedIds);
  }

  private static String message(String kind, List<String> ids) {
    int more = ids.size() - SHOWN;
    String shown = String.join(", ", more > 0 ? ids.subList(0, SHOWN) : ids);
    return ids.size() + " failed, and " + kind
        + " takes no partial answer, so the whole batch fails: " + shown
        + (more > 0 ? " and " + more + " more" : "");
  }
}
