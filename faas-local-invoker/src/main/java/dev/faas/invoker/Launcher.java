package dev.faas.invoker;

import dev.faas.invoker.code.Code;
import dev.faas.invoker.code.Isolations;
import dev.faas.invoker.code.ProgramLaunch;
import dev.faas.invoker.program.Program;

/** The code of a function, ready to be started as it is configured. */
@FunctionalInterface
interface Launcher {

  /**
   * With this configuration.
   *
   * @throws IllegalArgumentException if the code cannot be started so; says what to do
   */
  Revision.Launch with(FunctionSettings settings);

  /** Code in Java. */
  static Launcher of(Isolations isolations, Code code) {
    return settings -> new Revision.Launch(
        settings,
        code.handlerName(),
        isolations.processes(settings.isolation(), code),
        DeployedFunction.JAVA);
  }

  /** Code in any language. */
  static Launcher of(Isolations isolations, Program program) {
    return settings -> {
      ProgramLaunch processes = isolations.processes(program);
      return new Revision.Launch(
          ProgramSettings.of(settings), program.handler(), processes, processes.runtimeVersion());
    };
  }
}
