package dev.faas.invoker.forked;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Makes jars of directories. */
final class Jars {

  private Jars() {}

  /** Packs all files of a directory but the jar itself. */
  static void pack(Path directory, Path jar) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(directory)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Path file : files) {
        out.putNextEntry(new ZipEntry(directory
            .relativize(file)
            .toString()
            .replace(directory.getFileSystem().getSeparator(), "/")));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }

  /** A jar that has nothing but the name of another, as build tools make it of a long class path. */
  static void naming(Path other, Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, other.toUri().toString());
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }
}
