package dev.faas.invoker.forked;

import dev.faas.EnvironmentVariables;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * What a {@link ForkedProcess} is started from.
 *
 * @param command program and arguments; any program that speaks the Lambda Runtime API, such as {@link
 *     JavaCommand} or a {@code bootstrap}
 * @param directory where it runs: {@code LAMBDA_TASK_ROOT}
 * @param environmentVariables all that the process finds, besides {@code AWS_LAMBDA_RUNTIME_API}, which
 *     is added
 * @param isSnapStart whether the runtime may ask for a snapshot with {@code /runtime/restore/next}
 * @param out is given what the process writes to its standard output, in a thread of its own and as it
 *     is written; {@linkplain OutputStream#flush flushed} after each piece, never closed
 * @param err the same for its standard error output
 */
public record LaunchPlan(
    List<String> command,
    Path directory,
    EnvironmentVariables environmentVariables,
    boolean isSnapStart,
    OutputStream out,
    OutputStream err) {

  /**
   * A plan.
   *
   * @throws IllegalArgumentException if there is no program in the command
   */
  public LaunchPlan {
    command = List.copyOf(command);
    directory = directory.toAbsolutePath();
    if (command.isEmpty()) {
      throw new IllegalArgumentException("the command is empty: its first word is the program to"
          + " start. For a handler on the class path take JavaCommand.");
    }
  }
}
