package dev.faas.invoker.log.format;

import static dev.faas.invoker.log.format.Lines.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.PlatformLine.Failure;
import dev.faas.invoker.log.PlatformLine.Initialization;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class TextFormatTest {

  private static final String REPORT = "REPORT RequestId: " + REQUEST
      + "\tDuration: 1233.96 ms\tBilled Duration: 1698 ms\tMemory Size: 256 MB\tMax Memory Used: 123 MB\t";

  @Test
  void aTimeoutIsAStatusOfTheReport() {
    assertThat(LogFormat.text().textOf(timeout()))
        .isEqualTo("START RequestId: " + REQUEST + " Version: $LATEST\nhello\nEND RequestId: "
            + REQUEST + "\n" + REPORT + "Status: timeout\n");
  }

  @Test
  @Reproduces("old-timeout-line")
  void inOldTextATimeoutIsALineBetweenStartAndEnd() {
    assertThat(LogFormat.oldText().textOf(timeout()))
        .isEqualTo("START RequestId: " + REQUEST + " Version: $LATEST\nhello\n"
            + "2026-10-08T07:30:27.768Z " + REQUEST + " Task timed out after 3.00 seconds\n"
            + "END RequestId: " + REQUEST + "\n" + REPORT + "\n");
  }

  @Test
  @Reproduces("old-crash-line")
  void inOldTextAnExitIsTwoLinesBetweenStartAndEnd() {
    List<LogLine> lines =
        List.of(Lines.start(), Lines.fault(), Lines.end(), Lines.report(null, Lines.EXIT));

    assertThat(LogFormat.oldText().textOf(lines))
        .isEqualTo("START RequestId: " + REQUEST + " Version: $LATEST\n"
            + "RequestId: " + REQUEST + " Error: Runtime exited without providing a reason\n"
            + "Runtime.ExitError\nEND RequestId: " + REQUEST + "\n" + REPORT + "\n");
    assertThat(LogFormat.text().render(Lines.fault())).isEmpty();
  }

  @Test
  void anInitPhaseOnDemandThatWentWellHasNoReport() {
    assertThat(LogFormat.text().render(Lines.initReport(Initialization.ON_DEMAND, null)))
        .isEmpty();
    assertThat(LogFormat.text().render(Lines.initReport(Initialization.SNAP_START, null)))
        .containsExactly("INIT_REPORT Init Duration: 125.33 ms");
    assertThat(LogFormat.text().render(Lines.initReport(Initialization.ON_DEMAND, Lines.EXIT)))
        .containsExactly("INIT_REPORT Init Duration: 125.33 ms\tPhase: init\t"
            + "Status: error\tError Type: Runtime.ExitError");
  }

  @Test
  void textShowsEveryLevel() {
    assertThat(LogFormat.text().render(Lines.logged(Level.TRACE, "step")))
        .containsExactly("[TRACE] step");
    assertThat(LogFormat.text().render(Lines.printed("{\"level\":\"trace\"}")))
        .containsExactly("{\"level\":\"trace\"}");
  }

  @Test
  void aTracedReportIsOneEventWithTwoLines() {
    assertThat(LogFormat.text().render(Lines.fullReport()))
        .singleElement()
        .asString()
        .contains(
            "\tRestore Duration: 500.80 ms\tBilled Restore Duration: 53 ms\t\nXRAY TraceId: ");
  }

  private static List<LogLine> timeout() {
    return List.of(
        Lines.start(),
        Lines.printed("hello"),
        Lines.timedOut(),
        Lines.end(),
        Lines.report(null, Failure.TIMEOUT));
  }
}
