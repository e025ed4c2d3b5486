package dev.faas.invoker.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.invoker.forked.child.ForkedRuntime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaCommandTest {

  /** Recorded: 222823k and 334233k; which way the service rounds is not known. */
  @ParameterizedTest
  @CsvSource({"256, 222822", "384, 334233", "128, 111411"})
  void theHeapIsTheServicesShareOfTheMemory(int memory, long kilobytes) {
    assertThat(JavaCommand.jvm(memory)).contains("-Xmx" + kilobytes + "k");
  }

  @Test
  void aHandlerRunsInOurRuntimeWithItsClassPathAndItsTimeout() {
    List<String> command = JavaCommand.forHandlers(
        512, Duration.ofSeconds(3), ClassPath.of(List.of(), List.of("a.jar")));

    assertThat(command.get(0)).endsWith("java");
    assertThat(command)
        .contains("-Dfaas.timeout.ms=3000")
        .endsWith("-cp", "a.jar", ForkedRuntime.class.getName());
  }
}
