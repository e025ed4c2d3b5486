package dev.faas.invoker.program;

import dev.faas.Payload;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Functions from sources that stand in the test. Where an interpreter is missing, the test is skipped. */
final class Workbench implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LocalInvoker invoker = LocalInvoker.create();
  private final Path directory;

  Workbench(Path directory) {
    this.directory = directory;
  }

  static FunctionSettings settings() {
    return FunctionSettings.named("shop").withTimeout(PATIENCE);
  }

  /** A file in the task root. */
  Path write(String file, String source) {
    try {
      Path place = directory.resolve(file);
      Files.createDirectories(place.getParent());
      return Files.writeString(place, source);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  LocalFunction<Payload, Payload> node(String source) {
    return node(source, settings());
  }

  LocalFunction<Payload, Payload> node(String source, FunctionSettings settings) {
    write("index.js", source);
    return deploy(Program.node("index.handler", directory), settings);
  }

  LocalFunction<Payload, Payload> python(String source) {
    return python(source, settings());
  }

  LocalFunction<Payload, Payload> python(String source, FunctionSettings settings) {
    write("app.py", source);
    return deploy(Program.python("app.handler", directory), settings);
  }

  LocalFunction<Payload, Payload> deploy(Program program) {
    return deploy(program, settings());
  }

  LocalFunction<Payload, Payload> deploy(Program program, FunctionSettings settings) {
    try {
      return invoker.deploy(program, settings);
    } catch (IllegalArgumentException missing) {
      if (String.valueOf(missing.getMessage()).contains(" is not found: looked for ")) {
        return Assumptions.abort(missing.getMessage());
      }
      throw missing;
    }
  }

  static String result(LocalFunction<Payload, Payload> function, String event) {
    return function.invoke(Payload.of(event)).payload().text();
  }

  /** What the function has written in this invocation. */
  static List<String> output(Outcome<?> outcome) {
    return outcome.invocation().logLines().stream()
        .map(line -> line.text())
        .filter(line -> !line.matches("(?s)(INIT_START|INIT_REPORT|START|END|REPORT) .*"))
        .toList();
  }

  @Override
  public void close() {
    invoker.close();
  }
}
