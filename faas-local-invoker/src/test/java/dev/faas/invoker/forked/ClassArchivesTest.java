package dev.faas.invoker.forked;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When an archive is made, and where it is kept; {@link ArchivedStartTest} starts processes. */
class ClassArchivesTest {

  @TempDir
  private Path directory;

  private Path home;
  private List<String> jars;
  private int made;

  @BeforeEach
  void haveAJar() throws IOException {
    home = directory.resolve("a/b");
    jars = List.of(Files.writeString(directory.resolve("a.jar"), "a").toString());
  }

  @Test
  void anArchiveIsMadeOnceAndFoundAgain() {
    ClassArchives archives = archives();
    Path file = archives.archiveFor(jars).orElseThrow();

    assertThat(archives.archiveFor(jars)).contains(file);
    assertThat(archives().archiveFor(jars)).contains(file);
    assertThat(made).isEqualTo(1);
    assertThat(home).isDirectoryContaining(file::equals);
    assertThat(file).hasContent("classes");
  }

  @Test
  void aJarThatHasChangedGetsAnother() throws IOException {
    Path first = archives().archiveFor(jars).orElseThrow();
    Files.setLastModifiedTime(Path.of(jars.get(0)), FileTime.fromMillis(1_000));
    Path second = archives().archiveFor(jars).orElseThrow();
    Files.writeString(Path.of(jars.get(0)), "longer");
    Files.setLastModifiedTime(Path.of(jars.get(0)), FileTime.fromMillis(1_000));

    assertThat(archives().archiveFor(jars).orElseThrow()).isNotIn(first, second);
    assertThat(first).isNotEqualTo(second);
    assertThat(made).isEqualTo(3);
  }

  @Test
  void directoriesHaveNone() {
    assertThat(archives().archiveFor(List.of(jars.get(0), directory.toString())))
        .isEmpty();
    assertThat(archives().archiveFor(List.of(jars.get(0), "missing.jar"))).isEmpty();
    assertThat(archives().archiveFor(List.of())).isEmpty();
    assertThat(made).isZero();
  }

  @Test
  void whereTheyAreSwitchedOffThereIsNone() {
    assertThat(new ClassArchives(null, this::write).archiveFor(jars)).isEmpty();
    assertThat(made).isZero();
  }

  @Test
  void whatCouldNotBeMadeIsNotTriedAgainAndLeavesNothing() throws IOException {
    ClassArchives failing = new ClassArchives(home, (all, file) -> {
      made++;
      Files.writeString(file, "half of the cla");
      throw new IOException("the rehearsal failed");
    });

    assertThat(failing.archiveFor(jars)).isEmpty();
    assertThat(failing.archiveFor(jars)).isEmpty();
    assertThat(made).isEqualTo(1);
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void aJvmThatWritesNoneIsNoError() {
    assertThat(new ClassArchives(home, (all, file) -> made++).archiveFor(jars)).isEmpty();

    assertThat(made).isEqualTo(1);
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void aDirectoryThatCannotBeIsNoError() {
    home = Path.of(jars.get(0), "below a file");

    assertThat(archives().archiveFor(jars)).isEmpty();
  }

  @Test
  void anInterruptIsKept() {
    ClassArchives interrupted = new ClassArchives(home, (all, file) -> {
      throw new InterruptedException();
    });

    assertThat(interrupted.archiveFor(jars)).isEmpty();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void onlyTheNewestAreKept() throws IOException {
    Files.createDirectories(home);
    Path foreign = Files.writeString(home.resolve("of somebody else"), "x");
    for (int age = 1; age <= 12; age++) {
      Path old = Files.writeString(home.resolve(age + ".jsa"), "old");
      Files.setLastModifiedTime(old, FileTime.fromMillis(1_000_000L - age));
    }

    Path file = archives().archiveFor(jars).orElseThrow();

    try (Stream<Path> left = Files.list(home)) {
      assertThat(left).hasSize(10).contains(foreign, file, home.resolve("8.jsa"));
    }
  }

  private ClassArchives archives() {
    return new ClassArchives(home, this::write);
  }

  private void write(List<String> ofJars, Path file) throws IOException {
    made++;
    assertThat(ofJars).isEqualTo(jars);
    Files.writeString(file, "classes");
  }
}
