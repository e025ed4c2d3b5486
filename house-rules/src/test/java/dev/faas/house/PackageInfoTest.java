package dev.faas.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every room has a sign at its door, and is null-marked. */
class PackageInfoTest {
  private static final Pattern SIGN =
      Pattern.compile("(?s)/\\*\\*.+\\*/\\s+@NullMarked\\s+package .+");

  @Test
  void everyMainPackageExplainsItselfAndIsNullMarked() {
    List<Path> packages = Checkout.modules().stream()
        .flatMap(house -> Checkout.javaFiles(house + "/src/main/java/dev/").stream())
        .map(Path::getParent)
        .distinct()
        .toList();
    assertThat(packages).hasSizeGreaterThanOrEqualTo(8);
    assertThat(packages)
        .filteredOn(room -> !hasSign(room.resolve("package-info.java")))
        .isEmpty();
  }

  @Test
  void aSignWithoutNullMarkedOrWordsIsReported() {
    assertThat(isSign("/** A room. */\n@NullMarked\npackage a;\n")).isTrue();
    assertThat(isSign("/** A room. */\npackage a;\n")).isFalse();
    assertThat(isSign("@NullMarked\npackage a;\n")).isFalse();
  }

  private static boolean hasSign(Path file) {
    return Files.exists(Checkout.ROOT.resolve(file)) && isSign(Checkout.text(file));
  }

  private static boolean isSign(String text) {
    return SIGN.matcher(text).lookingAt();
  }
}
