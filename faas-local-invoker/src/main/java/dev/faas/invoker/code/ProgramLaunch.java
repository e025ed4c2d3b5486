package dev.faas.invoker.code;

import dev.faas.EnvironmentVariables;
import dev.faas.FunctionFactory;
import dev.faas.invoker.environment.ExecutionEnvironment;
import dev.faas.invoker.environment.ProcessMaker;
import dev.faas.invoker.forked.ForkedProcess;
import dev.faas.invoker.forked.LaunchPlan;
import dev.faas.invoker.isolation.RuntimeProcess;
import dev.faas.invoker.isolation.Surroundings;
import dev.faas.invoker.program.Program;
import dev.faas.invoker.program.Program.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts the processes of a program. Safe for use by several threads. */
public final class ProgramLaunch implements ProcessMaker {

  private final Program program;
  private final @Nullable Interpreter interpreter;
  private final Launchers launchers;

  private ProgramLaunch(Program program, @Nullable Interpreter interpreter, Launchers launchers) {
    this.program = program;
    this.interpreter = interpreter;
    this.launchers = launchers;
  }

  static ProgramLaunch of(Program program, Launchers launchers) {
    if (!Files.isDirectory(program.directory())) {
      throw new IllegalArgumentException("there is no directory " + program.directory()
          + ", which should be the task root of " + program.handler()
          + ". Name the directory of the function's code.");
    }
    Interpreters interpreters = Interpreters.ofThisProcess();
    if (program.language() == Language.ANY) {
      interpreters.requireProgram(program);
      return new ProgramLaunch(program, null, launchers);
    }
    return new ProgramLaunch(program, interpreters.of(program), launchers);
  }

  /**
   * What the log calls its runtime. The service's have such a form, and change with each release; these are
   * made up.
   */
  public String runtimeVersion() {
    return (interpreter == null ? "provided:al2023" : interpreter.release()) + ".v1";
  }

  @Override
  public RuntimeProcess make(
      ExecutionEnvironment environment, Supplier<Surroundings> surroundings) {
    FunctionFactory.World world = environment.world();
    return ForkedProcess.of(new LaunchPlan(
        interpreter == null
            ? program.words()
            : launchers.command(interpreter, world.function().memoryMegabytes()),
        program.directory(),
        variables(world.environmentVariables(), environment.temporaryDirectory()),
        false,
        environment.log().standardOutput(),
        environment.log().standardError()));
  }

  /**
   * Those of the service, but the code lies where it lies. {@code AWS_EXECUTION_ENV} is set by the service's
   * own runtimes, and not set for a program of the user's.
   */
  private EnvironmentVariables variables(EnvironmentVariables seen, Path temporaryDirectory) {
    Map<String, String> all = new HashMap<>(seen.asMap());
    all.remove("AWS_EXECUTION_ENV");
    if (interpreter != null) {
      all.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + interpreter.runtime());
    }
    all.put("LAMBDA_TASK_ROOT", program.directory().toString());
    all.putIfAbsent("TMPDIR", temporaryDirectory.toString());
    return EnvironmentVariables.of(all);
  }
}
