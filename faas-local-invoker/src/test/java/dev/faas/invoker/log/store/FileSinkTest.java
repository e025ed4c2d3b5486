package dev.faas.invoker.log.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest extends LogSinkContract {

  @TempDir
  Path directory;

  private Path file() {
    return directory.resolve("logs/all.log");
  }

  @Override
  LogSink sink() {
    return LogSink.file(file());
  }

  @Override
  List<String> written(String group) throws IOException {
    return Files.readAllLines(file());
  }
}
