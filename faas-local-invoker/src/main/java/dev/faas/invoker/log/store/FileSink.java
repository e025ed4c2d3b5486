package dev.faas.invoker.log.store;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.faas.invoker.log.LogGroup;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One file or several, opened when they are needed. */
final class FileSink implements LogSink {

  private final Choice choice;
  private final Map<Path, Writer> writers = new HashMap<>();

  /** Which file a line goes to. */
  @FunctionalInterface
  interface Choice {
    Path of(StoredLine line) throws IOException;
  }

  FileSink(Choice choice) {
    this.choice = choice;
  }

  static Path ofGroup(Path directory, LogGroup group) throws IOException {
    Path root = directory.toAbsolutePath().normalize();
    Path file = root.resolve(group.name().replaceFirst("^/+", "") + ".log").normalize();
    if (!file.startsWith(root)) {
      throw new IOException("the log group " + group + " would be written to " + file
          + ", which is outside of " + root);
    }
    return file;
  }

  @Override
  public void write(StoredLine line) throws IOException {
    Writer writer = writer(choice.of(line));
    for (String event : line.events()) {
      writer.write(event);
      writer.write('\n');
    }
  }

  private Writer writer(Path file) throws IOException {
    Writer known = writers.get(file);
    if (known != null) {
      return known;
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Writer opened = new BufferedWriter(new OutputStreamWriter(
        Files.newOutputStream(file, CREATE, APPEND), StandardCharsets.UTF_8));
    writers.put(file, opened);
    return opened;
  }

  @Override
  public void flush() throws IOException {
    for (Writer writer : writers.values()) {
      writer.flush();
    }
  }

  @Override
  public void close() throws IOException {
    @Nullable IOException failure = null;
    for (Writer writer : writers.values()) {
      try {
        writer.close();
      } catch (IOException failed) {
        if (failure != null) {
          failed.addSuppressed(failure);
        }
        failure = failed;
      }
    }
    writers.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
