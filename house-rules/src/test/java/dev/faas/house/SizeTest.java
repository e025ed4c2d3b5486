package dev.faas.house;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A file fits on a few screens, a method on one, a package on one listing. */
class SizeTest {
  private static final int LINES_OF_A_FILE = 400;
  private static final int LINES_OF_A_METHOD = 40;
  private static final int FILES_OF_A_PACKAGE = 25;

  /** The vocabulary itself: one word, one file. */
  private static final Set<Path> VOCABULARIES = Set.of(
      Path.of("faas-api/src/main/java/dev/faas"),
      Path.of("faas-events/src/main/java/dev/faas/events"),
      Path.of("faas-events/src/main/java/dev/faas/events/aws"),
      Path.of("faas-events/src/main/java/dev/faas/events/codec"));

  @Test
  void noFileIsLongerThan400Lines() {
    List<Path> files = Checkout.javaFiles("/src/");
    assertThat(files).hasSizeGreaterThan(100);
    assertThat(files).filteredOn(file -> isTooLong(Checkout.text(file))).isEmpty();
  }

  @Test
  void noMethodIsLongerThan40Lines() {
    List<Path> files = Checkout.javaFiles("/src/");
    Map<String, Long> methods =
        MethodLengths.of(files.stream().map(Checkout.ROOT::resolve).toList());
    assertThat(methods).hasSizeGreaterThan(400);
    assertThat(tooLong(methods)).isEmpty();
  }

  @Test
  void noPackageHasMoreThan25Files() {
    List<Path> files = Checkout.javaFiles("/src/main/java/");
    assertThat(files).hasSizeGreaterThan(70);
    assertThat(crowded(files)).isEmpty();
  }

  @Test
  void aLongFileIsReported() {
    assertThat(isTooLong("\n".repeat(LINES_OF_A_FILE))).isFalse();
    assertThat(isTooLong("\n".repeat(LINES_OF_A_FILE + 1))).isTrue();
  }

  @Test
  void aLongMethodIsReported() throws IOException {
    assertThat(tooLong(MethodLengths.of(methodOf(LINES_OF_A_METHOD)))).isEmpty();
    assertThat(tooLong(MethodLengths.of(methodOf(LINES_OF_A_METHOD + 1))))
        .containsExactly("Outer.Inner.longest has 41 lines");
  }

  @Test
  void aCrowdedPackageIsReported() {
    List<Path> files = Stream.iterate(0, i -> i + 1)
        .limit(FILES_OF_A_PACKAGE + 1)
        .map(i -> Path.of("x/src/main/java/crowd/F" + i + ".java"))
        .toList();
    assertThat(crowded(files.subList(1, files.size()))).isEmpty();
    assertThat(crowded(files)).containsExactly("x/src/main/java/crowd has 26 files");
  }

  private static boolean isTooLong(String text) {
    return text.lines().count() > LINES_OF_A_FILE;
  }

  private static Stream<String> tooLong(Map<String, Long> lengths) {
    return lengths.entrySet().stream()
        .filter(method -> method.getValue() > LINES_OF_A_METHOD)
        .map(method -> method.getKey() + " has " + method.getValue() + " lines");
  }

  private static List<String> crowded(List<Path> files) {
    return files.stream()
        .filter(file -> !file.endsWith("package-info.java"))
        .collect(groupingBy(Path::getParent, counting()))
        .entrySet()
        .stream()
        .filter(room -> room.getValue() > FILES_OF_A_PACKAGE)
        .filter(room -> !VOCABULARIES.contains(room.getKey()))
        .map(room -> room.getKey() + " has " + room.getValue() + " files")
        .toList();
  }

  private static String methodOf(int lines) {
    return "class Outer { class Inner {\n  /** Not counted. */\n  @Deprecated\n  void longest() {\n"
        + "\n".repeat(lines - 3)
        + "  }\n} }\n";
  }
}
