package dev.faas.invoker;

import dev.faas.invoker.code.Code;
import dev.faas.invoker.code.Isolations;
import dev.faas.invoker.code.ProgramLaunch;
import dev.faas.invoker.environment.ProcessMaker;
import dev.faas.invoker.program.Program;

/** The code of a function, ready to be started as it is configured. */
@FunctionalInterface
interface Launcher {

  /**
   * With this configuration.
   *
   * @throws IllegalArgumentException if the code cannot be started so; says what to do
   */
  Launch with(FunctionSettings settings);

  /**
   * Code with its configuration.
   *
   * @param handlerName the handler as it was configured
   * @param runtimeVersion such as {@code java:17.v1}
   */
  record Launch(
      FunctionSettings settings,
      String handlerName,
      ProcessMaker processes,
      String runtimeVersion) {}

  /** Code in Java. */
  static Launcher of(Isolations isolations, Code code) {
    return settings -> new Launch(
        settings,
        code.handlerName(),
        isolations.processes(settings.isolation(), code),
        DeployedFunction.JAVA);
  }

  /** Code in any language. */
  static Launcher of(Isolations isolations, Program program) {
    return settings -> {
      ProgramLaunch processes = isolations.processes(program);
      return new Launch(
          ProgramSettings.of(settings), program.handler(), processes, processes.runtimeVersion());
    };
  }
}
