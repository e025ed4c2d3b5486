package dev.faas.invoker.isolated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * An entry of the class path or module path.
 *
 * @param path a directory or a jar, without symbolic links
 * @param isDirectory whether it is a directory
 */
record Location(Path path, boolean isDirectory) {

  /** Where the files of the user's program or test usually are, or a jar. */
  static Location of(Path path) {
    if (!Files.exists(path)) {
      throw new IllegalArgumentException(path.toAbsolutePath() + " does not exist; it must be a"
          + " directory or a jar of the class path");
    }
    return new Location(real(path), Files.isDirectory(path));
  }

  /**
   * The entry in which a resource was found; empty if that is neither a directory nor a jar file, as for
   * the JDK.
   *
   * @param resource the name by which it was found
   */
  static Optional<Location> of(URL url, String resource) {
    if (url.getProtocol().equals("file")) {
      return Optional.of(new Location(above(path(url.toExternalForm()), resource), true));
    }
    String text = url.toExternalForm();
    int jarEnd = text.indexOf("!/");
    return text.startsWith("jar:file:") && jarEnd > 0
        ? Optional.of(new Location(real(path(text.substring("jar:".length(), jarEnd))), false))
        : Optional.empty();
  }

  private static Path above(Path file, String resource) {
    Path path = file;
    for (int i = 0; i < Path.of(resource).getNameCount(); i++) {
      path = Objects.requireNonNull(path.getParent());
    }
    return real(path);
  }

  private static Path path(String url) {
    try {
      return Path.of(new URI(url));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(url + " is not a location of classes", e);
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
