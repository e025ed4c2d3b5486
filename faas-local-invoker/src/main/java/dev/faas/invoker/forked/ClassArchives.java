package dev.faas.invoker.forked;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files with the classes of some jars as a JVM has loaded them, which another maps into its memory
 * instead of reading, parsing and verifying them: class data sharing, which the service's Java runtime
 * starts with as well. A file is made once for a JVM and a set of jars, and kept for later. Where none
 * can be made, processes start without: more slowly, and otherwise the same. Safe for use by several
 * threads and processes.
 */
final class ClassArchives {

  /** The system property with the directory, or {@code off}. */
  static final String PROPERTY = "faas.class.archives";

  private static final int KEPT = 8;
  private static final List<String> OPTIONS =
      List.of("-XX:SharedArchiveFile", "-XX:ArchiveClassesAtExit", "-XX:AOT");
  private static final ClassArchives STANDARD = new ClassArchives(directory(), Rehearsals::play);

  private final @Nullable Path directory;
  private final Maker maker;
  private final Map<Path, Boolean> files = new ConcurrentHashMap<>();

  /** With files in this directory, or with none. */
  ClassArchives(@Nullable Path directory, Maker maker) {
    this.directory = directory;
    this.maker = maker;
  }

  /** Those in the directory of {@link #PROPERTY}, else in {@code .cache/faas} of the user's home. */
  static ClassArchives standard() {
    return STANDARD;
  }

  private static @Nullable Path directory() {
    String home = System.getProperty("user.home", "");
    String chosen = System.getProperty(PROPERTY, home.isEmpty() || home.equals("?") ? "off" : "");
    if (chosen.equals("off")) {
      return null;
    }
    return chosen.isEmpty() ? Path.of(home, ".cache", "faas") : Path.of(chosen);
  }

  /** Whether a JVM's options have to do with archives of their own: beside ours it would not start. */
  static boolean areIn(String options) {
    return OPTIONS.stream().anyMatch(options::contains);
  }

  /** The options for a process that uses this file, silently without it should it not fit. */
  static List<String> using(Path file) {
    return List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off,cds+dynamic=off");
  }

  /**
   * The file for processes that find these jars first on their class path. It is made if it is not there,
   * which takes about a second.
   *
   * @return empty if there is none, because these are not all jars, or it cannot be made
   */
  Optional<Path> archiveFor(List<String> jars) {
    List<Path> paths = jars.stream().map(Path::of).toList();
    Path home = directory;
    if (home == null || paths.isEmpty() || !paths.stream().allMatch(Files::isRegularFile)) {
      return Optional.empty();
    }
    try {
      Path file = home.resolve(key(paths) + ".jsa");
      return files.computeIfAbsent(file, any -> Files.exists(any) || make(jars, home, any))
          ? Optional.of(file)
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** All that a JVM compares before it accepts a file, so that what has changed has another name. */
  private static String key(List<Path> jars) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : List.of("java.home", "java.vm.version", "java.vm.vendor", "os.arch")) {
      text.append(System.getProperty(name)).append('\n');
    }
    for (Path jar : jars) {
      text.append(jar).append(' ').append(Files.size(jar)).append(' ');
      text.append(Files.getLastModifiedTime(jar)).append('\n');
    }
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256")
          .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /**
   * Others see the file only when it is whole and on the disk, since a JVM that finds half of it crashes. If
   * two make it at a time, the later one stays.
   */
  private boolean make(List<String> jars, Path home, Path file) {
    try {
      Files.createDirectories(home);
      forgetOld(home);
      Path unfinished = Files.createTempFile(home, "unfinished", ".jsa");
      try {
        maker.make(jars, unfinished);
        if (Files.size(unfinished) == 0) {
          return false;
        }
        try (FileChannel written = FileChannel.open(unfinished)) {
          written.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        return true;
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException notMade) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void forgetOld(Path home) throws IOException {
    List<Path> old;
    try (Stream<Path> all = Files.list(home)) {
      old = all.filter(file -> file.toString().endsWith(".jsa"))
          .sorted(Comparator.comparingLong((Path file) -> file.toFile().lastModified())
              .reversed())
          .skip(KEPT)
          .toList();
    }
    for (Path file : old) {
      Files.deleteIfExists(file);
    }
  }

  /** Makes such files. */
  interface Maker {

    /** Writes into this file, which is empty; leaves it so if the JVM cannot do it. */
    void make(List<String> jars, Path file) throws IOException, InterruptedException;
  }
}
