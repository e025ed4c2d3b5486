package dev.faas.testkit.samples;

import dev.faas.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * An event in a file.
 *
 * @param name as the test writes it
 */
record EventFile(String name, Payload content) {

  /** The file of this name, on the class path or else relative to the module's directory. */
  static EventFile find(String name, Class<?> testClass) {
    try {
      URL resource = testClass.getClassLoader().getResource(name);
      if (resource != null) {
        try (InputStream content = resource.openStream()) {
          return new EventFile(name, Payload.wrap(content.readAllBytes()));
        }
      }
      if (Files.isRegularFile(Path.of(name))) {
        return new EventFile(name, Payload.wrap(Files.readAllBytes(Path.of(name))));
      }
    } catch (IOException unreadable) {
      throw new ExtensionConfigurationException(name + " cannot be read", unreadable);
    }
    throw new ExtensionConfigurationException(nowhere("file", name));
  }

  /** The JSON files of this folder, sorted by name. */
  static List<EventFile> folder(String name, Class<?> testClass) {
    Path folder = locate(name, testClass);
    if (folder == null) {
      throw new ExtensionConfigurationException(nowhere("folder", name));
    }
    List<EventFile> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.sorted().toList()) {
        String fileName = String.valueOf(file.getFileName());
        if (fileName.endsWith(".json")) {
          files.add(new EventFile(
              name + (name.endsWith("/") ? "" : "/") + fileName,
              Payload.wrap(Files.readAllBytes(file))));
        }
      }
    } catch (IOException unreadable) {
      throw new ExtensionConfigurationException(name + " cannot be read", unreadable);
    }
    if (files.isEmpty()) {
      throw new ExtensionConfigurationException(
          "No file in the folder " + name + " ends in .json.");
    }
    return files;
  }

  private static @Nullable Path locate(String name, Class<?> testClass) {
    URL resource = testClass.getClassLoader().getResource(name);
    if (resource == null) {
      return Files.isDirectory(Path.of(name)) ? Path.of(name) : null;
    }
    if (!resource.getProtocol().equals("file")) {
      throw new ExtensionConfigurationException("The folder " + name
          + " is inside of a jar, where it cannot be listed. Name its files with @Event(\"…\").");
    }
    try {
      return Path.of(resource.toURI());
    } catch (URISyntaxException impossible) {
      throw new ExtensionConfigurationException(resource + " is no path", impossible);
    }
  }

  private static String nowhere(String what, String name) {
    return "There is no " + what + " " + name + ", neither on the class path nor in "
        + Path.of("").toAbsolutePath() + ".";
  }
}
