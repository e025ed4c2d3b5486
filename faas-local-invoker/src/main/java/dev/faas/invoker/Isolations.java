package dev.faas.invoker;

import dev.faas.invoker.environment.ProcessMaker;
import dev.faas.invoker.isolated.Border;
import dev.faas.invoker.isolated.IsolatedClasses;
import dev.faas.invoker.isolated.IsolatedProcess;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.isolation.SharedClasses;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** How the functions of one invoker get their runtime processes. Safe for use by several threads. */
final class Isolations {

  private final Consumer<IsolatedClasses.Builder> sharing;
  private final Map<ClassLoader, IsolatedClasses> classes = new ConcurrentHashMap<>();

  /** With what is shared by the test and the isolated environments. */
  Isolations(Consumer<IsolatedClasses.Builder> sharing) {
    this.sharing = sharing;
  }

  /**
   * Makes the processes of a function.
   *
   * @throws IllegalArgumentException if this isolation cannot take the code; says what to do
   */
  ProcessMaker processes(Isolation isolation, Code code) {
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
      case FORKED -> throw new IllegalArgumentException("not yet");
    };
  }

  private IsolatedClasses under(ClassLoader loader) {
    IsolatedClasses.Builder builder = IsolatedClasses.under(loader);
    sharing.accept(builder);
    return builder.build();
  }
}
