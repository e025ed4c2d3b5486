package dev.faas.invoker.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.faas.invoker.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Interpreters of all kinds; shell scripts stand for them. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class InterpretersTest {

  @TempDir
  private Path directory;

  private Path program(String name, String script) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path saying(String name, String version) throws IOException {
    return program(name, "echo " + version + "; echo /real/" + name);
  }

  private Program python() {
    return Program.python("app.handler", directory);
  }

  private Program node() {
    return Program.node("index.handler", directory);
  }

  private Interpreters along(String... directories) {
    StringBuilder path = new StringBuilder();
    for (String each : directories) {
      path.append(directory.resolve(each)).append(':');
    }
    return new Interpreters(path.toString());
  }

  @Test
  void theFirstOneOfThePathIsTakenWithTheFileThatItTells() throws IOException {
    saying("b/python3", "3.12");
    saying("c/python3", "3.13");

    Interpreter found = along("a", "b", "c").of(python());

    assertThat(found.program()).isEqualTo(Path.of("/real/b/python3"));
    assertThat(found.runtime()).isEqualTo("python3.12");
    assertThat(found.release()).isEqualTo("python:3.12");
  }

  @Test
  void whatIsTooOldOrSilentIsPassedOver() throws IOException {
    saying("a/node", "16.20.2");
    program("b/node", "echo no environment; exit 1");
    saying("c/nodejs", "20.1.0");

    Interpreter found = along("a", "b", "c").of(node());

    assertThat(found.program()).isEqualTo(Path.of("/real/c/nodejs"));
    assertThat(found.runtime()).isEqualTo("nodejs20.x");
    assertThat(found.release()).isEqualTo("nodejs:20");
  }

  @Test
  void whereThereIsNoneTheMessageSaysWhatWasLookedForAndWhere() throws IOException {
    Path old = saying("a/python", "2.7");
    Path silent = program("b/python3", "echo no environment");
    Files.createDirectories(directory.resolve("a/python3"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> along("a", "b").of(python()))
        .withMessage(
            "Python 3.8 or newer is not found: looked for python3 and python in the directories"
                + " of PATH, [" + directory.resolve("a") + ", " + directory.resolve("b")
                + "]; left out "
                + silent + ", which does not tell its version, but 'no environment'; " + old
                + ", which is Python 2.7. Install it, or name it: withInterpreter(Path.of(\"/…/python3\")).");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Interpreters("").of(node()))
        .withMessage(
            "Node.js 18 or newer is not found: looked for node and nodejs in the directories of"
                + " PATH, []. Install it, or name it: withInterpreter(Path.of(\"/…/node\")).");
  }

  @Test
  void oneThatIsNamedIsTakenAsItIs() throws IOException {
    Path wrapper = saying("wrapper", "3.8");

    assertThat(along().of(python().withInterpreter(wrapper)).program()).isEqualTo(wrapper);
  }

  @Test
  void oneThatIsNamedAndTooOldIsRefused() throws IOException {
    Path old = saying("old", "3.7");
    Path broken = directory.resolve("broken");
    Files.write(broken, new byte[] {1, 2, 3});
    Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> along().of(python().withInterpreter(old)))
        .withMessage(
            old + " is Python 3.7, but Python 3.8 or newer is needed. Name another one with"
                + " withInterpreter(…).");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> along().of(python().withInterpreter(broken)))
        .withMessageStartingWith(broken + ", which does not tell its version, but '");
  }
}
