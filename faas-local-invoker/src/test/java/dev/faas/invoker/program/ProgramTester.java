package dev.faas.invoker.program;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A directory for the programs of a test, and an invoker. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
abstract class ProgramTester {

  @TempDir
  Path directory;

  Workbench bench;

  @BeforeEach
  void open() {
    bench = new Workbench(directory);
  }

  @AfterEach
  void close() {
    bench.close();
  }
}
