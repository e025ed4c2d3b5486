package dev.faas.examples.album.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The README's command, in a copy of this checkout that has built nothing yet. */
class AlbumCommandTest {

  private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();
  private static final Set<String> LEFT_OUT = Set.of("target", ".git");

  @TempDir
  Path folder;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void commandOfTheReadmeBuildsAndRunsAndItsExitCodeIsThatOfTheRun() throws Exception {
    String command = "./album examples/photo-album/events";
    assertThat(Files.readString(CHECKOUT.resolve("README.md"))).contains("\n" + command + "\n");
    Path copy = copyOfTheCheckout();

    Ended handled = run(copy, List.of(command.split(" ")));
    assertThat(handled.exitCode()).as(handled.output()).isEqualTo(Main.OK);
    assertThat(handled.output()).contains("201 /photos/cat.jpg").contains("10 files: 9 handled");

    Ended broken = run(copy, List.of("./album", "examples/photo-album/faulty"));
    assertThat(broken.exitCode()).as(broken.output()).isEqualTo(Main.BROKEN);

    Path one = Files.createDirectory(folder.resolve("one"));
    Files.copy(Path.of("faulty/upload-damaged.json"), one.resolve("event.json"));
    Ended failed = run(copy, List.of("./album", one.toString()));
    assertThat(failed.exitCode()).as(failed.output()).isEqualTo(Main.FAILED);
  }

  private record Ended(int exitCode, String output) {}

  private static Ended run(Path directory, List<String> command) throws Exception {
    Path output = Files.createTempFile(directory, "output", ".txt");
    Process process = new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    try {
      assertThat(process.waitFor(8, TimeUnit.MINUTES)).as("it ended in time").isTrue();
      return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Path copyOfTheCheckout() throws IOException {
    Path copy = folder.resolve("checkout");
    Files.walkFileTree(CHECKOUT, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
          throws IOException {
        if (LEFT_OUT.contains(String.valueOf(directory.getFileName()))) {
          return FileVisitResult.SKIP_SUBTREE;
        }
        Files.createDirectories(copy.resolve(CHECKOUT.relativize(directory)));
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        Files.copy(
            file, copy.resolve(CHECKOUT.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
        return FileVisitResult.CONTINUE;
      }
    });
    return copy;
  }
}
