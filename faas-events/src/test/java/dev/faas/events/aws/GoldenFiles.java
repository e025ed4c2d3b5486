package dev.faas.events.aws;

import dev.faas.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The project's own examples of each wire format; where they come from stands in their README. */
final class GoldenFiles {

  private GoldenFiles() {}

  static boolean exists(String name) {
    return GoldenFiles.class.getResource(name) != null;
  }

  static Payload read(String name) {
    try (InputStream in = GoldenFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("there is no golden file " + name);
      }
      return Payload.wrap(in.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
