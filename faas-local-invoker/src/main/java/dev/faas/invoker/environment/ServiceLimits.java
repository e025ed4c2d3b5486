package dev.faas.invoker.environment;

import java.time.Duration;

/** Limits of the real service (AWS Lambda quotas, unless another source is named). */
public final class ServiceLimits {

  /** Request of a synchronous invocation: "Request must be smaller than 6291456 bytes". */
  public static final int REQUEST_BYTES = 6 * 1024 * 1024;

  /** Request of an asynchronous invocation: 1 MB since October 2025. */
  public static final int ASYNCHRONOUS_REQUEST_BYTES = 1024 * 1024;

  /** Response of a synchronous invocation: 6 MB and 100 bytes, recorded. */
  public static final int RESPONSE_BYTES = REQUEST_BYTES + 100;

  public static final Duration MIN_TIMEOUT = Duration.ofSeconds(1);
  public static final Duration MAX_TIMEOUT = Duration.ofMinutes(15);
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(3);

  public static final int MIN_MEMORY_MEGABYTES = 128;
  public static final int MAX_MEMORY_MEGABYTES = 10_240;

  /** Of a function on Managed Instances ("Best practices for Lambda Managed Instances"). */
  public static final int MIN_MANAGED_MEMORY_MEGABYTES = 2048;

  /** What the Java runtime's {@code ConcurrencyConfig} takes; the service's interface takes 1,600. */
  public static final int MAX_CONCURRENCY_PER_ENVIRONMENT = 1000;

  /** The temporary directory, {@code /tmp}. */
  public static final int MIN_TEMPORARY_MEGABYTES = 512;

  public static final int MAX_TEMPORARY_MEGABYTES = 10_240;

  /** All environment variables together, as JSON in UTF-8. */
  public static final int ENVIRONMENT_VARIABLES_BYTES = 4096;

  public static final int DESCRIPTION_CHARACTERS = 256;

  /** Init phase of an environment made on demand ("execution environment lifecycle"). */
  public static final Duration INIT = Duration.ofSeconds(10);

  /**
   * Init phase in advance, for provisioned concurrency and Managed Instances, and init phase and hooks of a snapshot, if the function's timeout is not longer ("execution environment
   * lifecycle").
   */
  public static final Duration SNAPSHOT = Duration.ofSeconds(130);

  /** Restore of a snapshot with its hooks ("Lambda SnapStart runtime hooks"). */
  public static final Duration RESTORE = Duration.ofSeconds(10);

  /** Init phase that no invocation waits for: {@link #SNAPSHOT}, or the function's timeout if that is longer. */
  public static Duration inAdvance(Duration timeout) {
    return timeout.compareTo(SNAPSHOT) > 0 ? timeout : SNAPSHOT;
  }

  private ServiceLimits() {}
}
