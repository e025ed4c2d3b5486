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

/** Every deployed function carries faas-api: it stays small. */
class ApiSizeTest {
  private static final long AT_LEAST = 5 * 1024;
  private static final long AT_MOST = 60 * 1024;

  @Test
  void theJarOfTheApiIsAtMost60KiB() throws IOException {
    long size = size(Checkout.ROOT.resolve("faas-api/target"));
    System.out.printf("faas-api: %d bytes of %d%n", size, AT_MOST);
    assertThat(size).isBetween(AT_LEAST, AT_MOST);
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
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "faas-api-*[0-9T].jar")) {
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
