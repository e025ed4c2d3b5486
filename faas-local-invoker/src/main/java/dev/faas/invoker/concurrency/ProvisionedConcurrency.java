package dev.faas.invoker.concurrency;

import org.jspecify.annotations.Nullable;

/**
 * What became of a request for provisioned concurrency.
 *
 * @param requested how many environments were asked for
 * @param allocated how many there are
 * @param status {@code READY} or {@code FAILED}
 * @param statusReason why it failed, or null
 */
public record ProvisionedConcurrency(
    int requested, int allocated, String status, @Nullable String statusReason) {

  /** All are there. */
  public static ProvisionedConcurrency ready(int requested) {
    return new ProvisionedConcurrency(requested, requested, "READY", null);
  }

  /** An init phase went wrong (recorded from the service). */
  public static ProvisionedConcurrency failed(int requested) {
    return new ProvisionedConcurrency(requested, 0, "FAILED", "FUNCTION_ERROR_INIT_FAILURE");
  }
}
