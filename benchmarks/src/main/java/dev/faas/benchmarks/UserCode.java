package dev.faas.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory with the users' classes, as a build leaves them: what an isolated environment has for itself
 * are classes in directories, and the benchmarks are a jar.
 */
record UserCode(Path directory) implements AutoCloseable {

  private static final String PACKAGE = "dev/faas/benchmarks/user/";
  private static final List<String> CLASSES = List.of(
      "Echo",
      "FnGreeting",
      "FnReceipts",
      "HttpGreeting",
      "Order",
      "Order$Line",
      "Receipt",
      "Receipts");

  static UserCode unpack() throws IOException {
    Path directory = Files.createTempDirectory("faas-benchmarks");
    Files.createDirectories(directory.resolve(PACKAGE));
    for (String name : CLASSES) {
      Files.write(directory.resolve(PACKAGE + name + ".class"), bytes(name));
    }
    return new UserCode(directory);
  }

  /** The class file of one of the classes. */
  static byte[] bytes(String simpleName) throws IOException {
    try (InputStream in =
        UserCode.class.getResourceAsStream("/" + PACKAGE + simpleName + ".class")) {
      if (in == null) {
        throw new IOException("there is no class " + simpleName);
      }
      return in.readAllBytes();
    }
  }

  /** The class path of this process with the directory before it. */
  String classPath() {
    return directory + File.pathSeparator + System.getProperty("java.class.path");
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
