package dev.faas.invoker.isolated;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * A class that each environment has for itself.
 *
 * @param resource the name of its class file
 * @param file its class file, where that is no entry of a jar
 * @param parent finds it where it is one
 * @param domain where it comes from; of no class loader, so that nothing keeps one alive through it
 */
record UserClass(
    String resource, @Nullable Path file, ClassLoader parent, ProtectionDomain domain) {

  /**
   * The class file as it is now. Without a channel, which takes longer to open than the file to read, and
   * which an interrupted thread cannot read.
   */
  byte[] read() throws IOException {
    try (InputStream in = open()) {
      if (in == null) {
        throw new FileNotFoundException(resource);
      }
      return in.readAllBytes();
    }
  }

  private @Nullable InputStream open() throws IOException {
    return file != null ? new FileInputStream(file.toFile()) : parent.getResourceAsStream(resource);
  }
}
