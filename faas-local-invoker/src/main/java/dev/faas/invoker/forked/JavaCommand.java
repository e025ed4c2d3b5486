package dev.faas.invoker.forked;

import dev.faas.invoker.forked.child.ForkedRuntime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How a JVM is started that runs a handler as the Java runtime of the service does. */
public final class JavaCommand {

  /**
   * The share of the heap in a function's memory. Two command lines of the service's Java runtime were
   * published: {@code -XX:MaxHeapSize=222823k} with 256 MB and {@code 334233k} with 384 MB, which is 85 %
   * (stackoverflow.com/questions/35298616). The 10 % for metaspace and 5 % for the code cache that stand
   * beside them are of Java 8 and not imitated.
   */
  private static final int HEAP_PERCENT = 85;

  private JavaCommand() {}

  /**
   * The command for a handler that {@code _HANDLER} names, in a JVM like this one.
   *
   * @param memoryMegabytes the function's memory
   * @param timeout the function's timeout, which no environment variable tells
   * @param classPath where the handler is found
   */
  public static List<String> forHandlers(
      int memoryMegabytes, Duration timeout, ClassPath classPath) {
    List<String> command = new ArrayList<>(jvm(memoryMegabytes));
    command.addAll(classPath.options());
    command.add("-D" + ForkedRuntime.TIMEOUT_PROPERTY + "=" + timeout.toMillis());
    command.addAll(List.of("-cp", classPath.text(), ForkedRuntime.class.getName()));
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
}
