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

/** What JavaScript functions write. */
class NodeLogsTest extends ProgramTester {

  private static final String TIME = "[0-9]{4}-[-0-9T:.]+Z";

  @Test
  void theConsoleWritesTimeRequestAndLevel() {
    LocalFunction<Payload, Payload> function = bench.node("""
        console.log('init');
        exports.handler = async (event) => {
          console.log('got %s', event.name, { a: [1] });
          console.trace('t'); console.debug('d'); console.info('i'); console.warn('w'); console.error('e');
          console.fatal('two\\nlines');
          process.stdout.write('plain\\n');
          process.stderr.write('also plain\\n');
        };
        """);

    Outcome<Payload> outcome = function.invoke(Payload.of("{\"name\":\"Ada\"}"));

    String id = outcome.invocation().requestId();
    assertThat(output(outcome).stream().map(line -> line.replaceFirst("^" + TIME, "TIME")))
        .containsExactlyInAnyOrder(
            "TIME\tundefined\tINFO\tinit",
            "TIME\t" + id + "\tINFO\tgot Ada { a: [ 1 ] }",
            "TIME\t" + id + "\tTRACE\tt",
            "TIME\t" + id + "\tDEBUG\td",
            "TIME\t" + id + "\tINFO\ti",
            "TIME\t" + id + "\tWARN\tw",
            "TIME\t" + id + "\tERROR\te",
            "TIME\t" + id + "\tFATAL\ttwo\rlines",
            "plain",
            "also plain");
  }

  @Test
  void inJsonTheConsoleWritesRecords() {
    LocalFunction<Payload, Payload> function =
        bench.node("""
        exports.handler = async () => {
          console.log('text'); console.warn({ a: 1 });
          console.error('failed', new TypeError('bad'));
          console.debug('hidden');
          throw new RangeError('end');
        };
        """, settings().withLogFormat(LogFormat.json(LogLevel.INFO, LogLevel.WARN)));

    Outcome<Payload> outcome = function.invoke(Payload.of("1"));

    String id = outcome.invocation().requestId();
    List<String> lines = output(outcome).stream()
        .map(line -> line.replaceFirst("^\\{\"timestamp\":\"" + TIME + "\",", ""))
        .toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0))
        .isEqualTo("\"level\":\"INFO\",\"requestId\":\"" + id + "\",\"message\":\"text\"}");
    assertThat(lines.get(1))
        .isEqualTo("\"level\":\"WARN\",\"requestId\":\"" + id + "\",\"message\":{\"a\":1}}");
    assertThat(lines.get(2))
        .startsWith(
            "\"level\":\"ERROR\",\"requestId\":\"" + id + "\",\"message\":\"failed TypeError: bad")
        .contains(
            "\"errorType\":\"TypeError\",\"errorMessage\":\"bad\",\"stackTrace\":[\"TypeError: bad\"");
    assertThat(lines.get(3))
        .startsWith(
            "\"level\":\"ERROR\",\"requestId\":\"" + id
                + "\",\"message\":{\"errorType\":\"RangeError\",\"errorMessage\":\"end\",\"stackTrace\":[");
    assertThat(function.settings().logFormat().textOf(outcome.invocation().logLines()))
        .contains("\"message\":\"text\"");
  }
}
