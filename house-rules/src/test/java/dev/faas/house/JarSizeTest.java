package dev.faas.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every deployed function carries faas-api and faas-events: they stay small. */
class JarSizeTest {
  private static final long AT_LEAST = 5 * 1024;

  @ParameterizedTest(name = "{0}: {1} KiB")
  @CsvSource({"faas-api, 60", "faas-events, 550"})
  void theJarIsAtMostThisBig(String house, long kibibytes) throws IOException {
    long size = size(Checkout.ROOT.resolve(house).resolve("target"));
    System.out.printf("%s: %d bytes of %d%n", house, size, kibibytes * 1024);
    assertThat(size).isBetween(AT_LEAST, kibibytes * 1024);
  }

  @Test
  void withoutAJarTheClassesAreMeasuredAsOne(@TempDir Path target) throws IOException {
    Path type = Files.createDirectories(target.resolve("classes/dev")).resolve("A.class");
    Files.write(type, new byte[100_000]);
    assertThat(size(target)).isBetween(100L, 1_000L);
    Files.write(target.resolve("faas-api-1-sources.jar"), new byte[7]);
    Files.write(target.resolve("faas-api-1.jar"), new byte[50_000]);
    assertThat(size(target)).isEqualTo(50_000);
  }

  private static long size(Path target) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "faas-*[0-9T].jar")) {
      for (Path jar : jars) {
        return Files.size(jar);
      }
    }
    return zipped(target.resolve("classes"));
  }

  private static long zipped(Path classes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        Stream<Path> all = Files.walk(classes)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        zip.write(Files.readAllBytes(file));
      }
    }
    return bytes.size();
  }
}
