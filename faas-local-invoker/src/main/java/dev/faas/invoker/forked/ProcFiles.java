package dev.faas.invoker.forked;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.WritableByteChannel;
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

  /**
   * A further writing end of the pipe that is the process's standard stream of this number, if it is
   * still a pipe.
   */
  Optional<WritableByteChannel> pipe(int descriptor) {
    Path link = directory.resolve("fd").resolve(String.valueOf(descriptor));
    try {
      return Files.readSymbolicLink(link).toString().startsWith("pipe:")
          ? Optional.of(Files.newByteChannel(link, StandardOpenOption.WRITE))
          : Optional.empty();
    } catch (IOException | UnsupportedOperationException unknown) {
      return Optional.empty();
    }
  }

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
