package dev.faas.invoker.code;

import dev.faas.FunctionFactory;
import dev.faas.FunctionInfo;
import dev.faas.invoker.environment.ExecutionEnvironment;
import dev.faas.invoker.environment.ProcessMaker;
import dev.faas.invoker.forked.ClassPath;
import dev.faas.invoker.forked.ForkedProcess;
import dev.faas.invoker.forked.JavaCommand;
import dev.faas.invoker.forked.LaunchPlan;
import dev.faas.invoker.isolated.Border;
import dev.faas.invoker.isolated.IsolatedClasses;
import dev.faas.invoker.isolated.IsolatedProcess;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.isolation.SharedClasses;
import dev.faas.invoker.program.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** How the functions of one invoker get their runtime processes. Safe for use by several threads. */
public final class Isolations implements AutoCloseable {

  private final Consumer<IsolatedClasses.Builder> sharing;
  private final boolean isSimulated;
  private final Map<ClassLoader, IsolatedClasses> classes = new ConcurrentHashMap<>();
  private final Launchers launchers = new Launchers();

  /**
   * With what is shared by the test and the isolated environments.
   *
   * @param isSimulated whether the functions run in simulated time
   */
  public Isolations(Consumer<IsolatedClasses.Builder> sharing, boolean isSimulated) {
    this.sharing = sharing;
    this.isSimulated = isSimulated;
  }

  /**
   * Makes the processes of a function.
   *
   * @throws IllegalArgumentException if this isolation cannot take the code; says what to do
   */
  public ProcessMaker processes(Isolation isolation, Code code) {
    return switch (isolation) {
      case SHARED -> {
        SharedClasses shared = new SharedClasses(code.shared(), code.loader());
        yield (environment, surroundings) -> shared.newProcess();
      }
      case ISOLATED -> {
        IsolatedClasses own = classes.computeIfAbsent(code.loader(), this::under);
        IsolatedProcess.Binder binder = code.isolated(new Border(own));
        yield (environment, surroundings) -> new IsolatedProcess(own, binder, surroundings.get());
      }
      case FORKED -> {
        requireRealTime();
        code.forked();
        ClassPath classPath = ClassPath.of(code.classes()).prepared();
        yield (environment, surroundings) -> ForkedProcess.of(plan(environment, classPath));
      }
    };
  }

  /**
   * Makes the processes of a function that is a program.
   *
   * @throws IllegalArgumentException if there is no interpreter for it, or the time is simulated; says what
   *     to do
   */
  public ProgramLaunch processes(Program program) {
    requireRealTime();
    return ProgramLaunch.of(program, launchers);
  }

  /** Deletes what programs were started from. */
  @Override
  public void close() {
    launchers.close();
  }

  private void requireRealTime() {
    if (isSimulated) {
      throw new IllegalArgumentException("a process of its own runs in real time, which cannot be"
          + " simulated: give the invoker RealTime, or use isolation ISOLATED");
    }
  }

  private static LaunchPlan plan(ExecutionEnvironment environment, ClassPath classPath) {
    FunctionFactory.World world = environment.world();
    FunctionInfo function = world.function();
    List<String> command = new ArrayList<>(JavaCommand.forHandlers(
        function.memoryMegabytes(),
        function.timeout(),
        classPath.beside(world.environmentVariables())));
    command.add(1, "-Djava.io.tmpdir=" + environment.temporaryDirectory());
    return new LaunchPlan(
        command,
        Path.of(""),
        world.environmentVariables(),
        environment.snapshot() != null,
        environment.log().standardOutput(),
        environment.log().standardError());
  }

  private IsolatedClasses under(ClassLoader loader) {
    IsolatedClasses.Builder builder = IsolatedClasses.under(loader);
    sharing.accept(builder);
    return builder.build();
  }
}
