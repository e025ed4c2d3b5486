package dev.faas.invoker.code;

import dev.faas.invoker.program.Program.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What interpreters run for functions: files of ours that speak the Runtime API and call the handler. They
 * are unpacked when they are first needed, and deleted when this is closed. Safe for use by several threads.
 */
final class Launchers implements AutoCloseable {

  private static final String NODE = "launcher.js";
  private static final String PYTHON = "launcher.py";
  private static final int YOUNG_SHARE = 10;

  private @Nullable Path directory;
  private boolean isClosed;

  /**
   * The command that runs a function, which finds its handler in {@code _HANDLER}.
   *
   * @throws IllegalStateException if this is closed
   */
  List<String> command(Interpreter interpreter, int memoryMegabytes) {
    String program = interpreter.program().toString();
    return interpreter.language() == Language.NODE
        ? node(program, memoryMegabytes)
        // -u: what is printed is written at once; -B: no files beside the function's code
        : List.of(program, "-u", "-B", file(PYTHON));
  }

  /**
   * With the options of the service: a tenth of the memory for the young generation, which has two semi-spaces,
   * and the rest for the old one. Its {@code bootstrap} for nodejs18.x, as found in its image.
   */
  private List<String> node(String interpreter, int memoryMegabytes) {
    int young = memoryMegabytes / YOUNG_SHARE;
    return List.of(
        interpreter,
        "--expose-gc",
        "--max-http-header-size=81920",
        "--max-semi-space-size=" + young / 2,
        "--max-old-space-size=" + (memoryMegabytes - young),
        file(NODE));
  }

  private synchronized String file(String name) {
    if (isClosed) {
      throw new IllegalStateException("the invoker is closed");
    }
    try {
      if (directory == null) {
        directory = Files.createTempDirectory("faas-launchers-");
      }
      Path file = directory.resolve(name);
      if (!Files.exists(file)) {
        try (InputStream in = Launchers.class.getResourceAsStream(name)) {
          Files.copy(Objects.requireNonNull(in, name), file);
        }
      }
      return file.toString();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    if (directory == null) {
      return;
    }
    try {
      Files.deleteIfExists(directory.resolve(NODE));
      Files.deleteIfExists(directory.resolve(PYTHON));
      Files.deleteIfExists(directory);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
