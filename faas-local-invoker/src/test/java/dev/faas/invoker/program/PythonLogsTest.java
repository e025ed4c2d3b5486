package dev.faas.invoker.program;

import static dev.faas.invoker.program.Workbench.output;
import static dev.faas.invoker.program.Workbench.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Payload;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.log.format.LogFormat;
import dev.faas.invoker.log.format.LogLevel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Python functions write. */
class PythonLogsTest extends ProgramTester {

  private static final String TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\\.[0-9]{3}Z";

  @Test
  void loggersWriteLevelTimeAndRequestAndPrintsPassAsTheyAre() {
    LocalFunction<Payload, Payload> function = bench.python("""
        import logging, sys
        print("init")
        logging.warning("early")
        def handler(event, context):
            print("got", event, "ü")
            print("also", file=sys.stderr)
            logging.info("hidden")
            logging.getLogger().setLevel(logging.INFO)
            logging.getLogger("shop").info("sold %s", event)
            context.log("raw\\n")
            try:
                raise ValueError("bad")
            except ValueError:
                logging.exception("failed")
        """);

    Outcome<Payload> outcome = function.invoke(Payload.of("\"tea\""));

    String id = outcome.invocation().requestId();
    List<String> lines =
        output(outcome).stream().map(line -> line.replaceFirst(TIME, "TIME")).toList();
    assertThat(lines)
        .contains(
            "init",
            "[WARNING]\tTIME\t\tearly",
            "got tea ü",
            "also",
            "[INFO]\tTIME\t" + id + "\tsold tea",
            "raw",
            "[ERROR]\tTIME\t" + id + "\tfailed",
            "Traceback (most recent call last):",
            "ValueError: bad")
        .noneMatch(line -> line.contains("hidden"));
  }

  @Test
  void inJsonLoggersWriteRecords() {
    LocalFunction<Payload, Payload> function =
        bench.python("""
        import logging
        def handler(event, context):
            logging.getLogger("shop").info("sold %s", event, extra={"price": 3})
            logging.debug("hidden")
            try:
                raise ValueError("bad")
            except ValueError:
                logging.exception("failed")
            raise KeyError("end")
        """, settings().withLogFormat(LogFormat.json(LogLevel.INFO, LogLevel.WARN)));

    Outcome<Payload> outcome = function.invoke(Payload.of("\"tea\""));

    String id = outcome.invocation().requestId();
    List<String> lines = output(outcome).stream()
        .map(line -> line.replaceFirst("^\\{\"timestamp\": \"[-0-9T:.]+Z\", ", ""))
        .toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0))
        .isEqualTo("\"level\": \"INFO\", \"message\": \"sold tea\", \"logger\": \"shop\","
            + " \"requestId\": \"" + id + "\", \"price\": 3}");
    assertThat(lines.get(1))
        .startsWith(
            "\"level\": \"ERROR\", \"message\": \"failed\", \"logger\": \"root\", \"stackTrace\": [")
        .contains(
            "\"errorType\": \"ValueError\", \"errorMessage\": \"bad\", \"requestId\": \"" + id)
        .matches(".*\"location\": \".*app.py:handler:8\"}");
    assertThat(lines.get(2))
        .startsWith(
            "\"log_level\": \"ERROR\", \"errorMessage\": \"'end'\", \"errorType\": \"KeyError\","
                + " \"requestId\": \"" + id + "\", \"stackTrace\": [");
  }
}
