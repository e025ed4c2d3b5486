package dev.faas.invoker.forked;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the process that invokes dies, its environments die with it, whatever they do. */
@EnabledOnOs(OS.LINUX)
class OrphanTest {

  @ParameterizedTest
  @ValueSource(strings = {"idle", "looping", "frozen"})
  void environmentsDieWithTheirInvoker(String occupation) throws Exception {
    Process invoker = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            ClassPath.of(OrphanTest.class).text(),
            Invoker.class.getName(),
            occupation)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    try (BufferedReader lines = new BufferedReader(
        new InputStreamReader(invoker.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo(occupation);
      List<ProcessHandle> environments;
      try (Stream<ProcessHandle> all = invoker.descendants()) {
        environments = all.toList();
      }
      assertThat(environments).hasSizeGreaterThanOrEqualTo(2);

      invoker.toHandle().destroyForcibly();

      Fork.await(() -> environments.stream().noneMatch(ProcessHandle::isAlive));
    } finally {
      invoker.destroyForcibly();
    }
  }

  /** The process that invokes, until it is killed. */
  static final class Invoker {
    private Invoker() {}

    /** Starts an environment and says so. */
    public static void main(String[] arguments) throws Exception {
      Fork fork = Fork.deeds();
      if (arguments[0].equals("looping")) {
        Thread thread = new Thread(() -> {
          try {
            fork.get("/loop");
          } catch (Exception ended) {
            throw new IllegalStateException(ended);
          }
        });
        thread.start();
        Fork.await(() -> fork.output().contains("looping"));
      } else if (arguments[0].equals("frozen")) {
        fork.process.freeze();
      }
      System.out.println(arguments[0]);
      System.in.read();
    }
  }
}
