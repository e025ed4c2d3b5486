package dev.faas.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The checkout as the rules see it: its modules and its files, each as a path from the root. */
final class Checkout {
  static final Path ROOT = root();

  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  private Checkout() {}

  /** The modules of the parent pom, in its order. */
  static List<String> modules() {
    List<String> modules = MODULE
        .matcher(text(Path.of("pom.xml")))
        .results()
        .map(match -> match.group(1))
        .toList();
    assertThat(modules).hasSizeGreaterThanOrEqualTo(7);
    return modules;
  }

  /** The modules that are published as a jar. */
  static List<String> houses() {
    List<String> houses = modules().stream()
        .filter(module -> !module.startsWith("examples/") && !module.equals("benchmarks"))
        .filter(module -> Files.isDirectory(ROOT.resolve(module).resolve("src/main/java")))
        .toList();
    assertThat(houses).hasSizeGreaterThanOrEqualTo(4);
    return houses;
  }

  /** Every file that is tracked by git or would be; without git, every file outside target. */
  static List<Path> files() {
    List<Path> files = Files.isDirectory(ROOT.resolve(".git")) ? listed() : walked();
    assertThat(files).hasSizeGreaterThan(100);
    return files;
  }

  /** The Java files among {@link #files()} whose path contains {@code part}. */
  static List<Path> javaFiles(String part) {
    return files().stream()
        .filter(file -> file.toString().endsWith(".java") && file.toString().contains(part))
        .toList();
  }

  static String text(Path file) {
    try {
      return new String(Files.readAllBytes(ROOT.resolve(file)), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> listed() {
    try {
      Process git = new ProcessBuilder(
              "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
          .directory(ROOT.toFile())
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
      String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return names.isEmpty() ? walked() : existing(names.split("\0"));
    } catch (IOException e) {
      return walked();
    }
  }

  private static List<Path> existing(String... names) {
    return Stream.of(names)
        .map(Path::of)
        .filter(file -> Files.isRegularFile(ROOT.resolve(file)))
        .toList();
  }

  private static List<Path> walked() {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(Files::isRegularFile)
          .map(ROOT::relativize)
          .filter(file -> Stream.of("target", ".git").noneMatch(name -> within(file, name)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean within(Path file, String directory) {
    return Stream.iterate(file, path -> path != null, Path::getParent)
        .anyMatch(path -> path.endsWith(directory));
  }

  private static Path root() {
    return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
        .filter(path -> Files.isDirectory(path.resolve(".mvn")))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no .mvn in any directory above"));
  }
}
