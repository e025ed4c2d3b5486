package dev.faas.invoker.forked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.faas.invoker.forked.child.ForkedRuntime;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
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
    List<String> command = JavaCommand.forHandlers(512, Duration.ofSeconds(3), "a.jar");

    assertThat(command.get(0)).endsWith("java");
    assertThat(command)
        .contains("-Dfaas.timeout.ms=3000")
        .endsWith("-cp", "a.jar", ForkedRuntime.class.getName());
  }

  @Test
  void theClassPathHasThePlacesOfClassesFirstAndThenAllOfThisJvm() {
    String classPath = JavaCommand.classPathOf(JavaCommandTest.class, Test.class);

    List<String> places = List.of(classPath.split(File.pathSeparator));
    assertThat(Path.of(places.get(0)).resolve("dev/faas/invoker/forked/JavaCommandTest.class"))
        .exists();
    assertThat(places.get(1)).endsWith(".jar");
    assertThat(places).doesNotHaveDuplicates().allMatch(place -> Files.exists(Path.of(place)));
  }

  @Test
  void aClassThatIsNoFileIsRefusedWithAdvice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JavaCommand.classPathOf(String.class))
        .withMessageContaining("java.lang.String is not in a file but in jrt:");
  }
}
