package dev.faas.invoker.log.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.OutputLine.Source;
import dev.faas.invoker.log.PlatformLine.Failure;
import dev.faas.invoker.log.PlatformLine.Initialization;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** Which lines a level of the JSON format shows. */
class LevelsTest {

  private static final Pattern TYPE = Pattern.compile("\"type\":\"(?:platform|faas)\\.(\\w+)\"");

  @Test
  @Reproduces({"level-of-init-start", "levels-of-the-platform"})
  void atTheDefaultLevelAnInvocationThatWentWellIsStartAndReport() {
    assertThat(shown(LogLevel.INFO, invocation(null)))
        .containsExactly("initStart", "start", "report");
  }

  @Test
  @Reproduces("levels-of-the-platform")
  void atDebugTheEndOfTheRuntimeIsShownToo() {
    assertThat(shown(LogLevel.DEBUG, invocation(null)))
        .containsExactly(
            "initStart", "initRuntimeDone", "initReport", "start", "runtimeDone", "report");
  }

  @Test
  @Reproduces("levels-of-the-platform")
  void atWarnOnlyWhatFailedIsShown() {
    assertThat(shown(LogLevel.WARN, invocation(null))).isEmpty();
    assertThat(shown(LogLevel.WARN, invocation(Failure.TIMEOUT)))
        .containsExactly("initRuntimeDone", "initReport", "runtimeDone", "report");
  }

  @Test
  void aRestoreIsShownAtInfoAndItsRuntimeAtDebug() {
    assertThat(shown(LogLevel.INFO, List.of(Lines.restoreStart(), Lines.restoreReport(null))))
        .containsExactly("restoreStart", "restoreReport");
    assertThat(shown(LogLevel.DEBUG, List.of(Lines.restoreReport(null))))
        .containsExactly("restoreRuntimeDone", "restoreReport");
    assertThat(shown(LogLevel.WARN, List.of(Lines.restoreStart(), Lines.restoreReport(Lines.EXIT))))
        .containsExactly("restoreRuntimeDone", "restoreReport");
  }

  @Test
  void anInitPhaseThatIsNotOnDemandIsReportedAtInfo() {
    for (Initialization initialization : Initialization.values()) {
      List<String> report =
          initialization == Initialization.ON_DEMAND ? List.of() : List.of("initReport");
      assertThat(shown(LogLevel.INFO, List.of(Lines.initReport(initialization, null))))
          .as(initialization.wireName())
          .isEqualTo(report);
    }
  }

  @Test
  void initStartOfAnUnknownRuntimeIsForDebugging() {
    assertThat(shown(LogLevel.INFO, List.of(Lines.initStart(null)))).isEmpty();
    assertThat(shown(LogLevel.DEBUG, List.of(Lines.initStart(null)))).containsExactly("initStart");
  }

  @Test
  void whatIsLostAndWhatIsOursIsAlwaysShown() {
    assertThat(shown(LogLevel.WARN, List.of(Lines.dropped(), Lines.fault(), Lines.notice())))
        .containsExactly("logsDropped", "fault", "notice");
  }

  @Test
  @Reproduces("java-levels")
  void aLoggersLineIsShownFromItsLevelOn() {
    List<LogLine> lines = List.of(
        Lines.logged(Level.TRACE, "t"),
        Lines.logged(Level.DEBUG, "d"),
        Lines.logged(Level.INFO, "i"),
        Lines.logged(Level.WARN, "w"),
        Lines.logged(Level.ERROR, "e"),
        Lines.logged(Level.ERROR, "f", "FATAL"));

    for (LogLevel level : LogLevel.values()) {
      assertThat(LogFormat.json(level, LogLevel.INFO).textOf(lines).lines())
          .as(level.name())
          .hasSize(LogLevel.values().length - level.ordinal());
    }
  }

  @Test
  @Reproduces({"java-levels", "undefined-is-never-filtered"})
  void aMessageWithoutALevelIsAlwaysShown() {
    LogLine line = Lines.output(Source.LAMBDA_LOGGER, Level.INFO, "plain", null, List.of());

    assertThat(LogFormat.json(LogLevel.FATAL, LogLevel.WARN).render(line))
        .singleElement()
        .asString()
        .contains("\"level\":\"UNDEFINED\"");
  }

  @Test
  @Reproduces("undefined-is-never-filtered")
  void theRecordOfAMessageWithoutALevelThatARuntimePrintsIsAlwaysShown() {
    String json = "{\"message\":\"plain\",\"level\":\"UNDEFINED\"}";
    LogLine line = Lines.output(Source.STDOUT, Level.INFO, json, null, List.of());

    assertThat(LogFormat.json(LogLevel.FATAL, LogLevel.WARN).render(line)).containsExactly(json);
  }

  @Test
  @Reproduces("printed-text-is-info")
  void whatIsPrintedNamesItsLevelOrCountsAsInfo() {
    assertPrinted(LogLevel.ERROR, "{\"level\":\"ERROR\",\"message\":\"boom\"}");
    assertPrinted(LogLevel.DEBUG, "{\"level\":\"debug\",\"msg\":\"my debug log\"}");
    assertPrinted(LogLevel.TRACE, " {\"a\":{\"level\":\"ERROR\"},\"level\":\"Trace\"}");
    assertPrinted(LogLevel.FATAL, "{\"a\":[1,{}],\"level\":\"FATAL\"}");
    assertPrinted(LogLevel.INFO, "{\"level\":\"NOTICE\"}");
    assertPrinted(LogLevel.INFO, "{\"level\":3}");
    assertPrinted(LogLevel.INFO, "{\"msg\":\"x\"}");
    assertPrinted(LogLevel.INFO, "{\"a\":{\"level\":\"ERROR\"}}");
    assertPrinted(LogLevel.INFO, "{\"level\":\"ERROR\"");
    assertPrinted(LogLevel.INFO, "{\"level\":\"ERROR\"} and more");
    assertPrinted(LogLevel.INFO, "[\"level\",\"ERROR\"]");
    assertPrinted(LogLevel.INFO, "hello");
    assertPrinted(LogLevel.INFO, "");
  }

  @Test
  void aSystemLevelThatTheServiceDoesNotHaveIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogFormat.json(LogLevel.TRACE, LogLevel.ERROR))
        .withMessage(
            "the system log level must be DEBUG, INFO or WARN, as on the service, but is ERROR;"
                + " only the application log level may be any LogLevel");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogFormat.json(LogLevel.TRACE, LogLevel.TRACE));
  }

  private static List<LogLine> invocation(Failure failure) {
    return List.of(
        Lines.initStart("java:21.v38"),
        Lines.initReport(Initialization.ON_DEMAND, failure),
        Lines.start(),
        Lines.end(),
        Lines.report(null, failure));
  }

  private static List<String> shown(LogLevel level, List<LogLine> lines) {
    return LogFormat.json(LogLevel.INFO, level)
        .textOf(lines)
        .lines()
        .map(json -> TYPE.matcher(json).results().findFirst().orElseThrow().group(1))
        .toList();
  }

  private static void assertPrinted(LogLevel level, String message) {
    for (LogLevel least : LogLevel.values()) {
      assertThat(LogFormat.json(least, LogLevel.INFO).render(Lines.printed(message)))
          .as("%s at %s", message, least)
          .isEqualTo(least.compareTo(level) <= 0 ? List.of(message) : List.of());
    }
  }
}
