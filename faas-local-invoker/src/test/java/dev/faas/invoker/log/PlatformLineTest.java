package dev.faas.invoker.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.invoker.log.PlatformLine.Failure;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlatformLineTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void startNamesTheVersion() {
    assertThat(new PlatformLine.Start(NOON, "r-1", "$LATEST").text())
        .isEqualTo("START RequestId: r-1 Version: $LATEST");
  }

  @Test
  void endHasNothingButTheRequest() {
    assertThat(new PlatformLine.End(NOON, "r-1").text()).isEqualTo("END RequestId: r-1");
  }

  @Test
  void reportOfAWarmStartEndsWithATab() {
    assertThat(report(3_010_000, 4, null, null).text())
        .isEqualTo("REPORT RequestId: r-1\tDuration: 3.01 ms\tBilled Duration: 4 ms\t"
            + "Memory Size: 128 MB\tMax Memory Used: 36 MB\t");
  }

  @Test
  void reportOfAColdStartTellsTheInitDuration() {
    assertThat(report(3_010_000, 4, Duration.ofNanos(110_104_999), null).text())
        .isEqualTo("REPORT RequestId: r-1\tDuration: 3.01 ms\tBilled Duration: 4 ms\t"
            + "Memory Size: 128 MB\tMax Memory Used: 36 MB\tInit Duration: 110.10 ms\t");
  }

  @Test
  void reportOfATimeoutHasAStatusInsteadOfTheLastTab() {
    assertThat(report(3_000_000_000L, 3403, Duration.ofNanos(402_040_000), Failure.TIMEOUT)
            .text())
        .isEqualTo(
            "REPORT RequestId: r-1\tDuration: 3000.00 ms\tBilled Duration: 3403 ms\t"
                + "Memory Size: 128 MB\tMax Memory Used: 36 MB\tInit Duration: 402.04 ms\tStatus: timeout");
  }

  @Test
  void reportOfAnErrorTellsItsType() {
    assertThat(report(0, 1, null, new Failure("error", "Runtime.ExitError")).text())
        .endsWith("\tMax Memory Used: 36 MB\tStatus: error\tError Type: Runtime.ExitError");
  }

  @Test
  void initReportTellsPhaseAndStatus() {
    Failure failure = new Failure("error", "Runtime.BadFunctionCode");

    assertThat(new PlatformLine.InitReport(NOON, Duration.ofNanos(154_034_000), "init", failure)
            .text())
        .isEqualTo("INIT_REPORT Init Duration: 154.03 ms\tPhase: init\t"
            + "Status: error\tError Type: Runtime.BadFunctionCode");
  }

  private static PlatformLine.Report report(
      long nanos, int billed, Duration init, Failure failure) {
    return new PlatformLine.Report(
        NOON, "r-1", Duration.ofNanos(nanos), Duration.ofMillis(billed), 128, 36, init, failure);
  }
}
