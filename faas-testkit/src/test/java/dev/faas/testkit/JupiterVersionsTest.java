package dev.faas.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faas.invoker.LocalInvoker;
import dev.faas.testkit.samples.EventTest;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The same classes under other versions of Jupiter, each in a process of its own. The build puts their
 * launchers into {@code target/jupiter}: one, or with {@code -Pall-jupiters} all that are supported.
 */
class JupiterVersionsTest {

  private static final Path LAUNCHERS = Path.of("target", "jupiter");

  private static final List<Class<?>> PASSING = List.of(
      ClosedAfterItsTest.class,
      EventTest.class,
      GivenTest.MockitoFirst.class,
      GivenTest.MockitoLast.class,
      GivenTest.Outside.class,
      GivenTest.Replaced.class,
      GivenTest.Shared.class,
      LifeCycleTest.EveryTest.class,
      LifeCycleTest.ExtensionPerTest.class,
      LifeCycleTest.OneObject.class,
      LifeCycleTest.OwnAnnotation.class,
      LifeCycleTest.StaticExtension.class,
      LifeCycleTest.StaticField.class,
      PetShopTest.class);

  @TestFactory
  Stream<DynamicTest> theSameClassesPassUnder() throws IOException {
    List<Path> launchers = new ArrayList<>();
    if (Files.isDirectory(LAUNCHERS)) {
      try (Stream<Path> files = Files.list(LAUNCHERS)) {
        files.sorted().forEach(launchers::add);
      }
    }
    if (launchers.isEmpty()) {
      assertThat(System.getenv("CI")).as("no launchers in %s", LAUNCHERS).isNotEqualTo("true");
      assumeTrue(false, "no launchers in " + LAUNCHERS + "; mvn verify puts them there");
    }
    return launchers.stream()
        .map(launcher ->
            DynamicTest.dynamicTest(launcher.getFileName().toString(), () -> passUnder(launcher)));
  }

  private static void passUnder(Path launcher) throws Exception {
    String output = run(launcher);
    assertThat(output)
        .contains("FailureStoryTest$MockVerified", "Welcome returned", "| [WARN] not sent ann@")
        .containsPattern("\\[ +1 tests failed +]")
        .containsPattern("\\[ +0 tests aborted +]")
        .containsPattern("\\[ +0 containers failed +]")
        .containsPattern("\\[ +45 tests successful +]");
  }

  private static String run(Path launcher) throws Exception {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xshare:auto",
        "-cp",
        classPath(launcher),
        "org.junit.platform.console.ConsoleLauncher",
        "execute",
        "--disable-banner",
        "--disable-ansi-colors",
        "--details=summary",
        "--config=junit.jupiter.execution.parallel.enabled=true",
        "--config=junit.jupiter.execution.parallel.config.strategy=fixed",
        "--config=junit.jupiter.execution.parallel.config.fixed.parallelism=4"));
    PASSING.forEach(test -> command.add("--select-class=" + test.getName()));
    for (String method : List.of("one", "two")) {
      command.add("--select-method=" + LifeCycleTest.AtTheSameTime.class.getName() + '#' + method
          + '(' + LocalInvoker.class.getName() + ')');
    }
    command.add("--select-class=" + FailureStoryTest.MockVerified.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return output;
  }

  /** Everything but our own JUnit. */
  private static String classPath(Path launcher) throws Exception {
    List<String> path = new ArrayList<>(List.of(launcher.toString()));
    for (URL entry : OnTheClassPath.everything()) {
      String file = Path.of(entry.toURI()).toString();
      if (!file.matches(".*[/\\\\](junit-(jupiter|platform)|opentest4j|jqwik)[^/\\\\]*\\.jar")) {
        path.add(file);
      }
    }
    return String.join(File.pathSeparator, path);
  }
}
