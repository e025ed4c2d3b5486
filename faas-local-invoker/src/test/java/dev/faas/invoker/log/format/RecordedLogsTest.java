package dev.faas.invoker.log.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import dev.faas.events.json.JsonValue.JsonString;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.PlatformLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Logs that the service has written, read in place; skipped where they are absent, unless CI promises them. */
class RecordedLogsTest {

  private static final Path CASES = Path.of(
      System.getProperty("faas.corpus", "../../shared/corpus"), "behaviours/log-format.json");

  private static final List<LogLine> INVOCATION = List.of(
      Lines.initStart("java:21.v38"),
      Lines.start(),
      Lines.printed("{}"),
      Lines.end(),
      new PlatformLine.Report(
          Lines.TIME,
          Lines.REQUEST,
          Duration.ofNanos(3_010_000),
          Duration.ofMillis(114),
          128,
          36,
          Duration.ofNanos(110_104_999),
          null));

  @Test
  void theTailOfAnInvocationIsAsRecorded() throws IOException {
    String tail = new String(
        Base64.getDecoder().decode(LogFormat.text().logResult(INVOCATION)), StandardCharsets.UTF_8);

    assertThat(tail)
        .matches(pattern(String.join("", recorded("log/tail-start-end-report", "logTailLines"))));
  }

  /** Here REPORT was recorded without the tab at its end that the tail has. */
  @Test
  void theLinesWithTheRequestIdAreAsRecorded() throws IOException {
    List<String> recorded = recorded("invoke/request-id-everywhere", "logLinesWithRequestId");
    List<String> rendered = LogFormat.text()
        .textOf(INVOCATION)
        .lines()
        .filter(line -> line.contains(Lines.REQUEST))
        .map(String::stripTrailing)
        .toList();

    assertThat(rendered).hasSameSizeAs(recorded);
    for (int i = 0; i < recorded.size(); i++) {
      assertThat(rendered.get(i)).matches(pattern(recorded.get(i)));
    }
  }

  /** The recorded text with its placeholders as patterns. */
  private static Pattern pattern(String recorded) {
    return Pattern.compile(Pattern.compile("\\{\\{(\\w+)(?::\\w+)?}}")
        .splitAsStream(recorded.replace("{{ref:rid}}", Lines.REQUEST))
        .map(Pattern::quote)
        .collect(Collectors.joining("\\d+(?:\\.\\d+)?")));
  }

  private static List<String> recorded(String id, String key) throws IOException {
    if (!Files.exists(CASES)) {
      String absent = "no corpus at " + CASES.toAbsolutePath() + " (system property faas.corpus)";
      assertThat(System.getenv("CI")).as(absent).isNotEqualTo("true");
      Assumptions.abort(absent);
    }
    JsonObject all = (JsonObject) JsonValue.parse(Files.readString(CASES));
    JsonObject recording = ((JsonArray) all.get("cases"))
        .elements().stream()
            .map(JsonObject.class::cast)
            .filter(one -> new JsonString(id).equals(one.get("id")))
            .findFirst()
            .orElseThrow();
    return ((JsonArray) recording.at("then", key).orElseThrow())
        .elements().stream().map(line -> ((JsonString) line).value()).toList();
  }
}
