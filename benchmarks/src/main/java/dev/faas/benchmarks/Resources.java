package dev.faas.benchmarks;

import java.io.IOException;
import java.io.InputStream;

/** The events that are measured, made by hand in the shape and size of real ones. */
final class Resources {

  private Resources() {}

  static byte[] read(String name) throws IOException {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("there is no event " + name);
      }
      return in.readAllBytes();
    }
  }
}
