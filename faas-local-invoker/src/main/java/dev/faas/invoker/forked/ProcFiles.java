package dev.faas.invoker.forked;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What Linux tells of a process in {@code /proc}; elsewhere, and of an ended process, nothing. */
final class ProcFiles {

  private static final int KILOBYTES_PER_MEGABYTE = 1024;

  private final Path directory;

  ProcFiles(long pid) {
    this.directory = Path.of("/proc", String.valueOf(pid));
  }

  /** Further ends of the pipe that is the process's standard stream of this number, if it is a pipe. */
  Optional<Pipe> pipe(int descriptor) {
    Path link = directory.resolve("fd").resolve(String.valueOf(descriptor));
    try {
      if (!Files.readSymbolicLink(link).toString().startsWith("pipe:")) {
        return Optional.empty();
      }
      OutputStream out = Files.newOutputStream(link, StandardOpenOption.WRITE);
      try {
        return Optional.of(new Pipe(Files.newInputStream(link), out));
      } catch (IOException justClosed) {
        out.close();
        return Optional.empty();
      }
    } catch (IOException | UnsupportedOperationException unknown) {
      return Optional.empty();
    }
  }

  /** Two ends of a pipe. */
  record Pipe(InputStream in, OutputStream out) {}

  /** The most memory that was resident so far, in MB, rounded up. */
  OptionalInt peakMegabytes() {
    try (Stream<String> lines = Files.lines(directory.resolve("status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
          .map(kilobytes -> -Math.floorDiv(-kilobytes, KILOBYTES_PER_MEGABYTE))
          .findFirst();
    } catch (IOException | UncheckedIOException unknown) {
      return OptionalInt.empty();
    }
  }
}
