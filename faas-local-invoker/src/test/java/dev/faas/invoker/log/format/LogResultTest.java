package dev.faas.invoker.log.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.PlatformLine.Initialization;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class LogResultTest {

  @Test
  @Reproduces("log-tail-range")
  void itGoesFromStartToReportWithALineEndEach() {
    List<LogLine> lines = List.of(
        Lines.initStart("java:21.v38"),
        Lines.printed("in the init phase"),
        Lines.initReport(Initialization.ON_DEMAND, Lines.EXIT),
        Lines.start(),
        Lines.printed("{}"),
        Lines.end(),
        Lines.report(null, null));

    assertThat(tail(LogFormat.text(), lines))
        .isEqualTo("START RequestId: " + Lines.REQUEST + " Version: $LATEST\n{}\nEND RequestId: "
            + Lines.REQUEST + "\nREPORT RequestId: " + Lines.REQUEST + "\tDuration: 1233.96 ms\t"
            + "Billed Duration: 1698 ms\tMemory Size: 256 MB\tMax Memory Used: 123 MB\t\n");
  }

  @Test
  @Reproduces("default-levels")
  void itIsInTheFormatOfTheFunctionAndKeepsItsLevels() {
    List<LogLine> lines = List.of(
        Lines.start(),
        Lines.logged(Level.DEBUG, "hidden"),
        Lines.logged(Level.INFO, "shown"),
        Lines.end(),
        Lines.report(null, null));

    assertThat(tail(LogFormat.json(), lines).lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("\"type\":\"platform.start\""),
            line -> assertThat(line).contains("\"shown\""),
            line -> assertThat(line).contains("\"type\":\"platform.report\""));
    assertThat(tail(LogFormat.json(LogLevel.DEBUG, LogLevel.DEBUG), lines))
        .as("the platform's line of level DEBUG and that of the function")
        .contains("\"type\":\"platform.runtimeDone\"", "\"hidden\"");
  }

  @Test
  void linesOfOurOwnAreNotInIt() {
    List<LogLine> lines = List.of(Lines.dropped(), Lines.printed("a"), Lines.notice(), Lines.end());

    assertThat(tail(LogFormat.text(), lines))
        .isEqualTo("a\nEND RequestId: " + Lines.REQUEST + "\n");
  }

  @Test
  @Reproduces("log-tail-size")
  void aLongerLogLosesItsBeginning() {
    List<LogLine> lines =
        List.of(Lines.start(), Lines.printed("a".repeat(5000)), Lines.report(null, null));
    String report = LogFormat.text().textOf(lines.subList(2, 3));

    assertThat(tail(LogFormat.text(), lines))
        .hasSize(4096)
        .isEqualTo("a".repeat(4096 - 1 - report.length()) + "\n" + report);
  }

  @Test
  void aCharacterThatWouldBeCutInTwoIsLeftOut() {
    for (int shift = 0; shift < 4; shift++) {
      List<LogLine> lines = List.of(Lines.printed("😀".repeat(2000) + "a".repeat(shift)));

      assertThat(tail(LogFormat.text(), lines))
          .isEqualTo("😀".repeat((4095 - shift) / 4) + "a".repeat(shift) + "\n");
    }
  }

  @Test
  void ofNoLinesItIsEmpty() {
    assertThat(LogFormat.text().logResult(List.of())).isEmpty();
  }

  private static String tail(LogFormat format, List<LogLine> lines) {
    return new String(Base64.getDecoder().decode(format.logResult(lines)), UTF_8);
  }
}
