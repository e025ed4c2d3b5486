package dev.faas.invoker.forked;

import dev.faas.EnvironmentVariables;
import dev.faas.FunctionFactory;
import dev.faas.invoker.forked.child.ForkedRuntime;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a child process finds its classes: where this JVM does, but first in the libraries that the
 * runtime in it needs, as the runtime of the service stands before the user's code. Immutable.
 */
public final class ClassPath {

  /** A class of each library that every function needs. */
  private static final List<String> LIBRARIES = List.of(
      "dev/faas/invoker/forked/child/ForkedRuntime.class",
      "dev/faas/Handler.class",
      "dev/faas/events/HttpRequest.class",
      "org/slf4j/Logger.class",
      "com/fasterxml/jackson/core/JsonFactory.class");

  /** The same for payloads of the user's own: the first of these that is there as a whole. */
  private static final List<List<String>> MAPPERS = List.of(
      List.of(
          "com/fasterxml/jackson/annotation/JsonProperty.class",
          "com/fasterxml/jackson/databind/ObjectMapper.class"),
      List.of(
          "com/fasterxml/jackson/annotation/JsonProperty.class",
          "tools/jackson/core/JsonParser.class",
          "tools/jackson/databind/ObjectMapper.class"));

  /** Where a JVM finds further options. */
  private static final List<String> OPTION_VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private final List<String> libraries;
  private final List<String> places;
  private final List<String> archive;
  private final List<String> options;

  private ClassPath(
      List<String> libraries, List<String> places, List<String> archive, List<String> options) {
    this.libraries = libraries;
    this.places = places;
    this.archive = archive;
    this.options = options;
  }

  /**
   * The class path and module path of this JVM, and the places of some classes that may be on neither,
   * such as tests patched into a module.
   *
   * @throws IllegalArgumentException if a class did not come from a file
   */
  public static ClassPath of(Class<?>... classes) {
    Set<String> libraries = new LinkedHashSet<>();
    Stream.concat(
            LIBRARIES.stream(),
            MAPPERS.stream()
                .filter(mapper -> mapper.stream().allMatch(file -> resource(file) != null))
                .findFirst()
                .stream()
                .flatMap(List::stream))
        .forEach(file -> addPlaceOf(file, libraries));
    Set<String> others = new LinkedHashSet<>();
    for (Class<?> type : classes) {
      others.add(placeOf(type));
    }
    Stream.of("java.class.path", "jdk.module.path")
        .map(name -> System.getProperty(name, ""))
        .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
        .filter(place -> !place.isEmpty())
        .forEach(others::add);
    return of(List.copyOf(libraries), List.copyOf(others));
  }

  static ClassPath of(List<String> libraries, List<String> others) {
    Set<String> places = new LinkedHashSet<>(libraries);
    places.addAll(others);
    return new ClassPath(libraries, List.copyOf(places), List.of(), List.of());
  }

  /** The same for a process that starts sooner, because it is told what this one has found out. */
  public ClassPath prepared() {
    return prepared(ClassArchives.standard());
  }

  ClassPath prepared(ClassArchives archives) {
    List<String> archive =
        archives.archiveFor(libraries).map(ClassArchives::using).orElse(List.of());
    List<String> more = offers(FunctionFactory.class)
        ? List.of()
        : List.of("-D" + ForkedRuntime.FACTORIES_PROPERTY + "=none");
    return new ClassPath(libraries, places, archive, more);
  }

  /** The same, without our archive of classes if the function's options for its JVM speak of one. */
  public ClassPath beside(EnvironmentVariables variables) {
    boolean isAlone = OPTION_VARIABLES.stream()
        .flatMap(name -> variables.get(name).stream())
        .noneMatch(ClassArchives::areIn);
    return isAlone ? this : new ClassPath(libraries, places, List.of(), options);
  }

  private boolean offers(Class<?> service) {
    URL[] urls = places.stream().map(ClassPath::url).toArray(URL[]::new);
    try (URLClassLoader loader = new URLClassLoader(urls, null)) {
      return loader.findResource("META-INF/services/" + service.getName()) != null;
    } catch (IOException notClosed) {
      throw new UncheckedIOException(notClosed);
    }
  }

  private static URL url(String place) {
    try {
      return Path.of(place).toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalArgumentException(place, impossible);
    }
  }

  /** What stands first. */
  List<String> libraries() {
    return libraries;
  }

  /** The options of the JVM beside the class path; none if it is not {@link #prepared}. */
  List<String> options() {
    return Stream.concat(archive.stream(), options.stream()).toList();
  }

  /** What stands behind {@code -cp}. */
  public String text() {
    return String.join(File.pathSeparator, places);
  }

  private static void addPlaceOf(String file, Set<String> places) {
    URL url = resource(file);
    if (url != null && isInFiles(url)) {
      places.add(placeOf(url, file));
    }
  }

  private static @Nullable URL resource(String file) {
    return ClassPath.class.getClassLoader().getResource(file);
  }

  private static boolean isInFiles(URL url) {
    return List.of("file", "jar").contains(url.getProtocol());
  }

  private static String placeOf(Class<?> type) {
    String file = type.getName().replace('.', '/') + ".class";
    URL url = type.getResource("/" + file);
    if (url == null || !isInFiles(url)) {
      throw new IllegalArgumentException(type.getName() + " is not in a file but in " + url
          + ": a process of its own cannot load it. Declare it in a source file.");
    }
    return placeOf(url, file);
  }

  private static String placeOf(URL url, String file) {
    String whole = url.toString();
    String place = whole.startsWith("jar:")
        ? whole.substring("jar:".length(), whole.indexOf("!/"))
        : whole.substring(0, whole.length() - file.length());
    return Path.of(URI.create(place)).toString();
  }
}
