package dev.faas.invoker.forked;

import dev.faas.invoker.forked.child.ForkedRuntime;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a JVM is started that runs a handler as the Java runtime of the service does. */
public final class JavaCommand {

  /**
   * The share of the heap in a function's memory. Two command lines of the service's Java runtime were
   * published: {@code -XX:MaxHeapSize=222823k} with 256 MB and {@code 334233k} with 384 MB, which is 85 %
   * (stackoverflow.com/questions/35298616). The 10 % for metaspace and 5 % for the code cache that stand
   * beside them are of Java 8 and not imitated.
   */
  private static final int HEAP_PERCENT = 85;

  /** Found at the begin of the class path, they do not make the process open what stands before. */
  private static final List<String> NEEDED_FIRST = List.of(
      "dev/faas/Handler.class",
      "dev/faas/events/HttpRequest.class",
      "org/slf4j/Logger.class",
      "com/fasterxml/jackson/core/JsonFactory.class");

  private JavaCommand() {}

  /**
   * The command for a handler that {@code _HANDLER} names, in a JVM like this one.
   *
   * @param memoryMegabytes the function's memory
   * @param timeout the function's timeout, which no environment variable tells
   * @param classPath where the handler is found: see {@link #classPathOf}
   */
  public static List<String> forHandlers(int memoryMegabytes, Duration timeout, String classPath) {
    List<String> command = new ArrayList<>(jvm(memoryMegabytes));
    command.add("-D" + ForkedRuntime.TIMEOUT_PROPERTY + "=" + timeout.toMillis());
    command.addAll(List.of("-cp", classPath, ForkedRuntime.class.getName()));
    return List.copyOf(command);
  }

  /**
   * The Java program and its options: those of the service's Java runtime since 17 (Lambda developer
   * guide, "Customize Java runtime startup behavior"), no performance counters in a file, and UTF-8
   * everywhere, which is that of the service's {@code LANG} and which not every machine knows. {@code
   * JAVA_TOOL_OPTIONS} among the function's environment variables adds to them.
   *
   * @param memoryMegabytes the function's memory, of which 85 % are heap
   */
  public static List<String> jvm(int memoryMegabytes) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return List.of(
        java.toString(),
        "-Xmx" + memoryMegabytes * 1024L * HEAP_PERCENT / 100 + "k",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xshare:auto",
        "-XX:-UsePerfData",
        "-Dfile.encoding=UTF-8",
        "-Dsun.jnu.encoding=UTF-8",
        "-Dstdout.encoding=UTF-8",
        "-Dstderr.encoding=UTF-8");
  }

  /**
   * The class path and module path of this JVM as one class path, preceded by the places of some classes
   * that may be on neither, such as tests patched into a module.
   *
   * @throws IllegalArgumentException if a class did not come from a file
   */
  public static String classPathOf(Class<?>... classes) {
    Set<String> places = new LinkedHashSet<>();
    for (Class<?> type : classes) {
      places.add(placeOf(type));
    }
    places.add(placeOf(ForkedRuntime.class));
    NEEDED_FIRST.forEach(file -> addPlaceOf(file, places));
    Stream.of("java.class.path", "jdk.module.path")
        .map(name -> System.getProperty(name, ""))
        .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
        .filter(place -> !place.isEmpty())
        .forEach(places::add);
    return places.stream().collect(Collectors.joining(File.pathSeparator));
  }

  private static void addPlaceOf(String file, Set<String> places) {
    URL url = ForkedRuntime.class.getClassLoader().getResource(file);
    if (url != null && isInFiles(url)) {
      places.add(placeOf(url, file));
    }
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
