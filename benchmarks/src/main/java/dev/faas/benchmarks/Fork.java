package dev.faas.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a main class in a JVM of its own and takes what it prints. */
final class Fork {

  private Fork() {}

  static String output(List<String> jvmOptions, String mainClass, String... arguments)
      throws IOException, InterruptedException {
    return output(System.getProperty("java.class.path"), jvmOptions, mainClass, arguments);
  }

  /** As {@link #output(List, String, String...)}, with the users' classes in a directory. */
  static String output(UserCode code, String mainClass, String... arguments)
      throws IOException, InterruptedException {
    return output(code.classPath(), List.of(), mainClass, arguments);
  }

  private static String output(
      String classPath, List<String> jvmOptions, String mainClass, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-Xmx1g");
    command.addAll(jvmOptions);
    command.add("-cp");
    command.add(classPath);
    command.add(mainClass);
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    try (InputStream out = process.getInputStream()) {
      String printed = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(command + " failed with exit code " + process.exitValue());
      }
      return printed;
    }
  }
}
