package dev.faas.invoker.log;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line that the service writes. The texts are those of AWS Lambda in its newer style, where a
 * function that fails has a {@code Status} in its report.
 */
public sealed interface PlatformLine extends LogLine {

  /**
   * An invocation begins.
   *
   * @param version the function's version
   */
  record Start(Instant time, String requestId, String version) implements PlatformLine {
    @Override
    public String text() {
      return "START RequestId: " + requestId + " Version: " + version;
    }
  }

  /** An invocation has ended. */
  record End(Instant time, String requestId) implements PlatformLine {
    @Override
    public String text() {
      return "END RequestId: " + requestId;
    }
  }

  /**
   * What an invocation cost.
   *
   * @param duration from the start of the handler to its end
   * @param billedDuration what is charged, in whole milliseconds
   * @param memoryMegabytes the configured memory
   * @param maxMemoryMegabytes an estimate of the memory used; 0 where it was not measured
   * @param initDuration how long the init phase took, or null on a warm start
   * @param failure null unless the service ended the invocation
   */
  record Report(
      Instant time,
      String requestId,
      Duration duration,
      Duration billedDuration,
      int memoryMegabytes,
      int maxMemoryMegabytes,
      @Nullable Duration initDuration,
      @Nullable Failure failure)
      implements PlatformLine {

    /** Ends with a tab unless there is a status, as recorded. */
    @Override
    public String text() {
      StringBuilder text = new StringBuilder(160).append("REPORT RequestId: ").append(requestId);
      text.append("\tDuration: ").append(Milliseconds.of(duration));
      text.append(" ms\tBilled Duration: ").append(billedDuration.toMillis());
      text.append(" ms\tMemory Size: ").append(memoryMegabytes);
      text.append(" MB\tMax Memory Used: ").append(maxMemoryMegabytes).append(" MB\t");
      if (initDuration != null) {
        text.append("Init Duration: ").append(Milliseconds.of(initDuration)).append(" ms\t");
      }
      if (failure != null) {
        text.append(failure.text());
      }
      return text.toString();
    }
  }

  /**
   * An init phase has failed.
   *
   * @param initDuration how long it took
   * @param phase {@code init}, or {@code invoke} for one that is repeated inside an invocation
   * @param failure how it ended
   */
  record InitReport(Instant time, Duration initDuration, String phase, Failure failure)
      implements PlatformLine {
    /** Always null. */
    @Override
    public @Nullable String requestId() {
      return null;
    }

    @Override
    public String text() {
      return "INIT_REPORT Init Duration: " + Milliseconds.of(initDuration) + " ms\tPhase: " + phase
          + "\t" + failure.text();
    }
  }

  /**
   * Older lines of this stream are gone, because it had grown over its limit.
   *
   * @param time when the last of them had been written
   * @param lines how many
   * @param characters how many characters they had together
   */
  record Dropped(Instant time, long lines, long characters) implements PlatformLine {
    /** Always null. */
    @Override
    public @Nullable String requestId() {
      return null;
    }

    @Override
    public String text() {
      return "LOGS_DROPPED Records: " + lines + "\tCharacters: " + characters;
    }
  }

  /**
   * How the service ended an invocation or an init phase.
   *
   * @param status {@code error}, {@code failure} or {@code timeout}
   * @param errorType the service's name for it, or null
   */
  record Failure(String status, @Nullable String errorType) {

    /** The time was up. */
    public static final Failure TIMEOUT = new Failure("timeout", null);

    /** The fields that a report ends with. */
    String text() {
      return errorType == null
          ? "Status: " + status
          : "Status: " + status + "\tError Type: " + errorType;
    }
  }
}
