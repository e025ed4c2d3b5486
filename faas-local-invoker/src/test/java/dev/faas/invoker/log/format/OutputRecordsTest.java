package dev.faas.invoker.log.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import dev.faas.events.json.JsonValue.JsonString;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.log.OutputLine;
import dev.faas.invoker.log.OutputLine.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;

class OutputRecordsTest {

  @Test
  @Reproduces("java-record")
  void aLoggersLineHasTheShapeOfTheJavaRuntime() {
    assertThat(record(Lines.logged(Level.WARN, "order 7\nof \"Ann\"")))
        .isEqualTo(JsonValue.parse("""
            {"timestamp":"2026-10-08T07:30:27.768Z","message":"order 7\\nof \\"Ann\\"","level":"WARN",
             "AWSRequestId":"79b5e81f-9cdd-4145-b1f6-7c50ef8a2a36"}"""));
  }

  @Test
  void aTenantIsNamedAndWhatIsUnknownLeftOut() {
    OutputLine line = new OutputLine(
        Lines.TIME,
        null,
        "blue",
        Source.CONTEXT_LOGGER,
        Level.ERROR,
        "shop.Orders",
        "main",
        "no stock",
        null,
        List.of("FATAL"),
        Map.of(),
        List.of(new KeyValuePair("id", 7)));

    assertThat(record(line)).isEqualTo(JsonValue.parse("""
        {"timestamp":"2026-10-08T07:30:27.768Z","message":"no stock id=7","level":"FATAL",
         "tenantId":"blue"}"""));
  }

  @Test
  void theStackTraceIsAPartOfTheMessage() {
    Exception thrown = new IllegalStateException("why");
    OutputLine line = Lines.output(Source.SLF4J, Level.ERROR, "failed", thrown, List.of());

    assertThat(message(line))
        .startsWith("failed\njava.lang.IllegalStateException: why\n\tat ")
        .doesNotEndWith("\n");
  }

  @Test
  @Reproduces("runtime-error-is-error")
  void theRuntimesReportOfAnExceptionIsAnErrorThatEndsWithLineEnds() {
    Exception thrown = new IllegalStateException("why");
    OutputLine line = Lines.output(
        Source.RUNTIME, Level.ERROR, "why: java.lang.IllegalStateException", thrown, List.of());

    assertThat(record(line).get("level")).isEqualTo(new JsonString("ERROR"));
    assertThat(message(line))
        .startsWith(
            "why: java.lang.IllegalStateException\njava.lang.IllegalStateException: why\n\tat ")
        .endsWith(")\n\n");
  }

  @Test
  void whatIsPrintedPassesUnchanged() {
    for (String text : List.of("hello", "{ \"level\" : \"ERROR\" }", "\t{broken", "")) {
      assertThat(LogFormat.json().render(Lines.printed(text))).containsExactly(text);
    }
  }

  @Test
  void halfASurrogatePairDoesNotBreakTheLine() {
    assertThat(record(Lines.logged(Level.INFO, "half \uD83D"))).isNotNull();
  }

  private static JsonObject record(OutputLine line) {
    return (JsonObject) JsonValue.parse(LogFormat.json().render(line).get(0));
  }

  private static String message(OutputLine line) {
    return ((JsonString) record(line).get("message")).value();
  }
}
