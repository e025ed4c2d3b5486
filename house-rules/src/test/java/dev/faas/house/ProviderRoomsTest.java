package dev.faas.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms of the providers are furnished alike: golden files, their origins, and the test on them. */
class ProviderRoomsTest {
  private static final Path MAIN = Path.of("faas-events/src/main/java/dev/faas/events");
  private static final Path TESTS = Path.of("faas-events/src/test/java/dev/faas/events");
  private static final Path GOLDEN = Path.of("faas-events/src/test/resources/dev/faas/events");

  /** Rooms that belong to no provider. */
  private static final Set<String> OTHERS = Set.of("json", "codec", "jackson");

  @Test
  void everyProviderHasGoldenFilesWithTheirOriginsAndATest() {
    List<Path> files = Checkout.files();
    assertThat(rooms(files)).contains("aws");
    assertThat(offences(files)).isEmpty();
  }

  @Test
  void aProviderWithoutThemIsReported() {
    assertThat(offences(List.of(MAIN.resolve("moon/MoonEvents.java"), MAIN.resolve("Body.java"))))
        .containsExactly(
            "moon has no GoldenFilesTest", "moon has no origins", "moon has no golden file");
    assertThat(offences(List.of(
            MAIN.resolve("moon/MoonEvents.java"),
            TESTS.resolve("moon/GoldenFilesTest.java"),
            GOLDEN.resolve("moon/README.md"),
            GOLDEN.resolve("moon/tide.json"))))
        .isEmpty();
  }

  private static List<String> rooms(List<Path> files) {
    return files.stream()
        .filter(file -> file.startsWith(MAIN) && file.getNameCount() > MAIN.getNameCount() + 1)
        .map(file -> file.getName(MAIN.getNameCount()).toString())
        .filter(room -> !OTHERS.contains(room))
        .distinct()
        .toList();
  }

  private static List<String> offences(List<Path> files) {
    return rooms(files).stream()
        .flatMap(room -> Stream.of(
            missing(
                room,
                "GoldenFilesTest",
                files.contains(TESTS.resolve(room).resolve("GoldenFilesTest.java"))),
            missing(room, "origins", files.contains(GOLDEN.resolve(room).resolve("README.md"))),
            missing(room, "golden file", files.stream().anyMatch(file -> isGolden(file, room)))))
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> missing(String room, String piece, boolean there) {
    return there ? List.of() : List.of(room + " has no " + piece);
  }

  private static boolean isGolden(Path file, String room) {
    return file.startsWith(GOLDEN.resolve(room)) && file.toString().endsWith(".json");
  }
}
