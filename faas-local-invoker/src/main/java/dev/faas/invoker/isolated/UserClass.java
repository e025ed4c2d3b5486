package dev.faas.invoker.isolated;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
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

  /** The class file as it is now. */
  byte[] read() throws IOException {
    if (file != null) {
      return Files.readAllBytes(file);
    }
    try (InputStream in = parent.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException(resource);
      }
      return in.readAllBytes();
    }
  }
}
