package dev.faas.invoker.isolated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceFileTest {

  private static final String SERVICE = "META-INF/services/shop.Mailer";

  @TempDir
  private Path directory;

  private Path jar;
  private URL original;
  private URL read;

  @BeforeEach
  void readServiceFile() throws IOException {
    jar = directory.resolve("my shop.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      write(out, SERVICE, "shop.Post");
      write(out, "META-INF/services/shop.Till", "shop.Cash");
    }
    original = new URL("jar:" + jar.toUri() + "!/" + SERVICE);
    read = ServiceFile.of(original);
  }

  private static void write(JarOutputStream out, String name, String text) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.closeEntry();
  }

  @Test
  void contentNeedsNoJarAnyMore() throws Exception {
    Files.delete(jar);
    assertThat(text(read)).isEqualTo("shop.Post");
    assertThat(text(read)).isEqualTo("shop.Post");
    assertThat(read.openConnection().getContentLength()).isEqualTo("shop.Post".length());
  }

  @Test
  void theUrlEqualsThatOfTheJar() {
    assertThat(read).isNotSameAs(original).isEqualTo(original).hasSameHashCodeAs(original);
    assertThat(original).isEqualTo(read);
    assertThat(read).hasToString(original.toString());
  }

  @Test
  void theJarIsThereForWhoeverAsksForIt() throws Exception {
    JarURLConnection connection = (JarURLConnection) read.openConnection();
    connection.setUseCaches(false);
    try (JarFile opened = connection.getJarFile()) {
      assertThat(opened.getEntry(SERVICE)).isNotNull();
    }
    assertThat(connection.getEntryName()).isEqualTo(SERVICE);
    assertThat(connection.getLastModified())
        .isEqualTo(original.openConnection().getLastModified())
        .isPositive();
  }

  @Test
  void anotherFileThatIsFoundRelativeToItIsThatOther() throws Exception {
    assertThat(text(new URL(read, "shop.Till"))).isEqualTo("shop.Cash");
  }

  @Test
  void aFileInADirectoryIsReadEachTime() throws Exception {
    Path file = Files.writeString(directory.resolve("shop.Mailer"), "shop.Post");
    URL url = file.toUri().toURL();
    assertThat(ServiceFile.of(url)).isSameAs(url);
  }

  private static String text(URL url) throws IOException {
    var connection = url.openConnection();
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
