package dev.faas.invoker.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The code of a function in any language: a file of JavaScript or Python, which runs as it is written for
 * the service, or any program that speaks the Lambda Runtime API. It is deployed with {@code
 * LocalInvoker.deploy(program, settings)} and runs in processes of its own. Immutable.
 *
 * <pre>{@code
 * Program.node(Path.of("src/index.mjs"), "handler")
 * Program.node("index.handler", Path.of("src"))
 * Program.python(Path.of("src/lambda_function.py"), "lambda_handler")
 * Program.command("./bootstrap").inDirectory(Path.of("build"))
 * }</pre>
 */
public final class Program {

  private final Language language;
  private final List<String> words;
  private final String handler;
  private final Path directory;
  private final @Nullable Path interpreter;

  /** What a program is written in, as far as it matters here. */
  public enum Language {
    /** Any: it speaks the Runtime API itself. */
    ANY,
    /** JavaScript for Node.js. */
    NODE,
    /** Python. */
    PYTHON
  }

  private Program(
      Language language,
      List<String> words,
      String handler,
      Path directory,
      @Nullable Path interpreter) {
    this.language = language;
    this.words = words;
    this.handler = handler;
    this.directory = directory;
    this.interpreter = interpreter;
  }

  /**
   * Any program that speaks the Lambda Runtime API 2018-06-01, such as a {@code bootstrap} or an
   * interpreter with a script. Its directory is the present one, its handler is named as the program.
   *
   * @param words program and arguments
   * @throws IllegalArgumentException if there is no program
   */
  public static Program command(String... words) {
    return command(List.of(words));
  }

  /**
   * Any program, like {@link #command(String...)}.
   *
   * @throws IllegalArgumentException if there is no program
   */
  public static Program command(List<String> words) {
    if (words.isEmpty() || words.get(0).isEmpty()) {
      throw new IllegalArgumentException("the command is empty: its first word is the program to"
          + " start, as in Program.command(\"./bootstrap\")");
    }
    String name = String.valueOf(Path.of(words.get(0)).getFileName());
    return new Program(Language.ANY, List.copyOf(words), name, Path.of(""), null);
  }

  /**
   * A function in a file of JavaScript, for Node.js 18 or newer.
   *
   * @param file {@code .js}, {@code .mjs} or {@code .cjs}; its directory is the task root
   * @param exportedName of the function in it
   * @throws IllegalArgumentException if there is no such file
   */
  public static Program node(Path file, String exportedName) {
    return node(moduleOf(file, "node") + "." + exportedName, directoryOf(file));
  }

  /**
   * A function in JavaScript, named as in AWS Lambda's configuration. A name that leads nowhere fails the
   * invocations, as on the service.
   *
   * @param handler such as {@code index.handler} or {@code src/index.handler}
   * @param taskRoot the directory of the function's code
   */
  public static Program node(String handler, Path taskRoot) {
    return new Program(Language.NODE, List.of(), handler, taskRoot, null);
  }

  /**
   * A function in a file of Python, for Python 3.8 or newer.
   *
   * @param file {@code .py}; its directory is the task root
   * @param functionName its name
   * @throws IllegalArgumentException if there is no such file
   */
  public static Program python(Path file, String functionName) {
    return python(moduleOf(file, "python") + "." + functionName, directoryOf(file));
  }

  /**
   * A function in Python, named as in AWS Lambda's configuration. A name that leads nowhere fails the
   * invocations, as on the service.
   *
   * @param handler such as {@code lambda_function.lambda_handler}
   * @param taskRoot the directory of the function's code
   */
  public static Program python(String handler, Path taskRoot) {
    return new Program(Language.PYTHON, List.of(), handler, taskRoot, null);
  }

  private static String moduleOf(Path file, String method) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("there is no file " + file.toAbsolutePath()
          + ". Name the file of the function's code, or say Program." + method
          + "(\"file.function\", directory).");
    }
    return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
  }

  private static Path directoryOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  /** The same program in another directory: {@code LAMBDA_TASK_ROOT}, and where it runs. */
  public Program inDirectory(Path taskRoot) {
    return new Program(language, words, handler, taskRoot, interpreter);
  }

  /** The same program with another {@code _HANDLER}. */
  public Program withHandler(String newHandler) {
    return new Program(language, words, newHandler, directory, interpreter);
  }

  /**
   * The same program in this interpreter. Without it, {@code node} or {@code python3} is looked for in the
   * {@code PATH} of this process when the function is deployed.
   *
   * @throws IllegalArgumentException if it is a command, which names its program itself, or if there is no
   *     such program
   */
  public Program withInterpreter(Path program) {
    if (language == Language.ANY) {
      throw new IllegalArgumentException(
          "a command names its interpreter itself: " + "Program.command(\"" + program + "\", …)");
    }
    if (!Files.isExecutable(program) || Files.isDirectory(program)) {
      throw new IllegalArgumentException(
          "there is no program " + program.toAbsolutePath() + " that could be an interpreter");
    }
    return new Program(language, words, handler, directory, program.toAbsolutePath());
  }

  /** What it is written in. */
  public Language language() {
    return language;
  }

  /** Program and arguments; empty where an interpreter runs it. */
  public List<String> words() {
    return words;
  }

  /** What it finds as {@code _HANDLER}. */
  public String handler() {
    return handler;
  }

  /** The task root, absolute. */
  public Path directory() {
    return directory.toAbsolutePath().normalize();
  }

  /** The interpreter that was named, or null. */
  public @Nullable Path interpreter() {
    return interpreter;
  }

  /** Handler and directory. */
  @Override
  public String toString() {
    return handler + " in " + directory();
  }
}
