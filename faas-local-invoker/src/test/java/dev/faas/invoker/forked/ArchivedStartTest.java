package dev.faas.invoker.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.EnvironmentVariables;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes whose libraries are jars, as a user's are, and which start with an archive of their classes. */
class ArchivedStartTest {

  @TempDir
  private static Path directory;

  private static final List<String> JARS = new ArrayList<>();
  private static ClassPath plain;
  private static ClassPath prepared;
  private static Path archive;

  @BeforeAll
  static void packLibraries() throws IOException {
    ClassPath built = ClassPath.of(Deeds.class);
    for (String place : built.libraries()) {
      JARS.add(Files.isDirectory(Path.of(place)) ? jarOf(Path.of(place)) : place);
    }
    plain = ClassPath.of(JARS, List.of(built.text().split(File.pathSeparator)));
    ClassArchives archives = new ClassArchives(directory.resolve("archives"), Rehearsals::play);
    prepared = plain.prepared(archives);
    archive = archives.archiveFor(JARS).orElseThrow();
  }

  private static String jarOf(Path place) throws IOException {
    Path jar = directory.resolve("library" + JARS.size() + ".jar");
    Jars.pack(place, jar);
    return jar.toString();
  }

  @Test
  void theArchiveIsAllThatTheRehearsalLeaves() {
    assertThat(directory.resolve("archives").toFile().list())
        .containsExactly(String.valueOf(archive.getFileName()));
  }

  @Test
  void classesOfLibrariesComeFromTheArchiveAndTheUsersFromTheirDirectory() throws Exception {
    Path log = directory.resolve("classes.log");
    List<String> command = command(prepared);
    command.add(1, "-Xlog:class+load:file=" + log);
    try (Fork fork = start(command)) {
      assertThat(fork.get("/echo/x")).isEqualTo("x");
    }

    List<String> loaded = Files.readAllLines(log);
    assertThat(loaded)
        .anyMatch(line -> line.contains("forked.Deeds source: file:"))
        .anyMatch(line -> line.contains("dev.faas.Handler source: shared objects file (top)"))
        .filteredOn(line -> !line.contains("shared objects file"))
        .hasSizeLessThan(60);
  }

  @Test
  void aHandlerSeesTheSameWithAnArchiveAndWithout() throws Exception {
    try (Fork without = start(command(plain));
        Fork with = start(command(prepared))) {
      assertThat(with.get("/surroundings"))
          .isEqualTo(without.get("/surroundings"))
          .contains("app", "file:");
      assertThat(with.get("/variables").replaceAll("1:\\d+", ""))
          .isEqualTo(without.get("/variables").replaceAll("1:\\d+", ""));
      assertThat(with.output() + with.errors()).isEqualTo(without.output() + without.errors());
    }
  }

  @Test
  void anArchiveThatIsNoneIsNotUsedAndNotMentioned() throws Exception {
    Path garbage = Files.writeString(directory.resolve("garbage"), "garbage");

    assertStartsInSilence(with(garbage));
  }

  @Test
  void anArchiveThatHasGoneIsNotMissed() throws Exception {
    assertStartsInSilence(with(directory.resolve("none")));
  }

  @Test
  void anArchiveOfJarsThatHaveChangedIsNotUsedAndNotMentioned() throws Exception {
    Path jar = Path.of(JARS.get(0));
    FileTime before = Files.getLastModifiedTime(jar);
    Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000));
    try {
      assertStartsInSilence(command(prepared));
    } finally {
      Files.setLastModifiedTime(jar, before);
    }
  }

  @Test
  void aProcessThatIsToMakeAnArchiveOfItsOwnStarts() throws Exception {
    Map<String, String> variables =
        Map.of("JAVA_TOOL_OPTIONS", "-XX:ArchiveClassesAtExit=" + directory.resolve("own.jsa"));
    List<String> command = command(prepared.beside(EnvironmentVariables.of(variables)));

    try (Fork fork = Fork.program(command, Deeds.class.getName(), Path.of(""), variables)) {
      assertThat(fork.start().get("/echo/x")).isEqualTo("x");
    }
  }

  private static void assertStartsInSilence(List<String> command) throws Exception {
    try (Fork fork = start(command)) {
      assertThat(fork.get("/echo/x")).isEqualTo("x");
      assertThat(fork.output() + fork.errors()).isEmpty();
    }
  }

  private static Fork start(List<String> command) throws Exception {
    return Fork.program(command, Deeds.class.getName(), Path.of(""), Map.of()).start();
  }

  private static List<String> with(Path file) {
    List<String> command = command(plain);
    command.addAll(1, ClassArchives.using(file));
    return command;
  }

  private static List<String> command(ClassPath classPath) {
    return new ArrayList<>(JavaCommand.forHandlers(128, Duration.ofSeconds(7), classPath));
  }
}
