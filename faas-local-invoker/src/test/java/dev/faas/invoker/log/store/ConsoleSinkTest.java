package dev.faas.invoker.log.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.invoker.log.OutputCapture;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleSinkTest extends LogSinkContract {

  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final PrintStream before = System.out;

  @BeforeEach
  void replaceConsole() {
    System.setOut(new PrintStream(console, false, UTF_8));
  }

  @AfterEach
  void putConsoleBack() {
    System.setOut(before);
  }

  @Override
  LogSink sink() {
    return LogSink.console();
  }

  @Override
  List<String> written(String group) {
    return console.toString(UTF_8).lines().toList();
  }

  @Test
  void consoleIsWhatItWasBeforeTheCapture() {
    PrintStream real = System.out;
    try (OutputCapture capture = OutputCapture.open();
        OutputCapture again = OutputCapture.open()) {
      assertThat(System.out).isNotSameAs(real);
      assertThat(OutputCapture.console()).isSameAs(real);
    }
    assertThat(OutputCapture.console()).isSameAs(real).isSameAs(System.out);
  }
}
