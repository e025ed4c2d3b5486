package dev.faas.invoker.code;

import dev.faas.invoker.program.Program;
import dev.faas.invoker.program.Program.Language;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where interpreters are found: in the directories of {@code PATH}. Each candidate is started once and asked
 * for its version and its file: where a script of a version manager stands for an interpreter, a function
 * gets that one, since it has none of the environment variables of which such scripts are fond.
 *
 * @param searchPath such as {@code /usr/local/bin:/usr/bin}
 */
record Interpreters(String searchPath) {

  private static final long PATIENCE_SECONDS = 20;
  private static final Pattern ANSWER =
      Pattern.compile("(?<major>\\d{1,4})\\.(?<minor>\\d{1,4})(\\.\\S*)?\\R(?<file>.+)");
  private static final String NODE_QUESTION =
      "console.log(process.versions.node + '\\n' + process.execPath)";
  private static final String PYTHON_QUESTION =
      "import sys; print('%d.%d' % sys.version_info[:2]); print(sys.executable)";

  /** Those of this process, as a process that it starts would find them. */
  static Interpreters ofThisProcess() {
    return new Interpreters(new ProcessBuilder().environment().getOrDefault("PATH", ""));
  }

  /**
   * The interpreter of a program.
   *
   * @throws IllegalArgumentException if there is none; says where it was looked for, and what to do
   */
  Interpreter of(Program program) {
    Path named = program.interpreter();
    if (named == null) {
      return find(program.language());
    }
    Interpreter found = ask(program.language(), named);
    if (!found.isNewEnough()) {
      throw new IllegalArgumentException(named + " is " + found + ", but "
          + need(program.language()) + " is needed. Name another one with withInterpreter(…).");
    }
    return new Interpreter(found.language(), named, found.major(), found.minor());
  }

  /**
   * Looks for the program of a command, in its directory or along the path.
   *
   * @throws IllegalArgumentException if there is none; says where it was looked for, and what to do
   */
  void requireProgram(Program command) {
    String name = command.words().get(0);
    if (!name.contains(File.separator)) {
      if (candidates(List.of(name)).isEmpty()) {
        throw new IllegalArgumentException("there is no program " + name + " in the directories of"
            + " PATH, " + directories() + ". Install it, or name its file.");
      }
    } else if (!Files.isExecutable(command.directory().resolve(name))) {
      throw new IllegalArgumentException(
          "there is no program " + command.directory().resolve(name)
              + ". Name an executable file, and its directory with inDirectory(…).");
    }
  }

  private Interpreter find(Language language) {
    List<String> names =
        language == Language.NODE ? List.of("node", "nodejs") : List.of("python3", "python");
    List<String> leftOut = new ArrayList<>();
    for (Path file : candidates(names)) {
      try {
        Interpreter found = ask(language, file);
        if (found.isNewEnough()) {
          return found;
        }
        leftOut.add(file + ", which is " + found);
      } catch (IllegalArgumentException silent) {
        leftOut.add(String.valueOf(silent.getMessage()));
      }
    }
    throw new IllegalArgumentException(need(language) + " is not found: looked for "
        + String.join(" and ", names) + " in the directories of PATH, " + directories()
        + (leftOut.isEmpty() ? "" : "; left out " + String.join("; ", leftOut))
        + ". Install it, or name it: withInterpreter(Path.of(\"/…/" + names.get(0) + "\")).");
  }

  private static String need(Language language) {
    return language == Language.NODE ? "Node.js 18 or newer" : "Python 3.8 or newer";
  }

  private List<Path> candidates(List<String> names) {
    return names.stream()
        .flatMap(name -> directories().stream().map(directory -> directory.resolve(name)))
        .filter(file -> Files.isExecutable(file) && !Files.isDirectory(file))
        .toList();
  }

  private List<Path> directories() {
    return Stream.of(searchPath.split(File.pathSeparator, -1))
        .filter(directory -> !directory.isEmpty())
        .map(Path::of)
        .toList();
  }

  private static Interpreter ask(Language language, Path file) {
    List<String> command = language == Language.NODE
        ? List.of(file.toString(), "-e", NODE_QUESTION)
        : List.of(file.toString(), "-c", PYTHON_QUESTION);
    String answer = answer(command);
    Matcher told = ANSWER.matcher(answer.strip());
    if (!told.matches()) {
      throw new IllegalArgumentException(
          file + ", which does not tell its version, but '" + answer.strip() + "'");
    }
    return new Interpreter(
        language,
        Path.of(told.group("file")),
        Integer.parseInt(told.group("major")),
        Integer.parseInt(told.group("minor")));
  }

  private static String answer(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try {
        process.getOutputStream().close();
        return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)
            ? new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            : "nothing for " + PATIENCE_SECONDS + " s";
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException notStarted) {
      return String.valueOf(notStarted.getMessage());
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + command.get(0), interrupt);
    }
  }
}
