package dev.faas.invoker.code;

import dev.faas.invoker.isolated.Border;
import dev.faas.invoker.isolated.IsolatedProcess;
import dev.faas.invoker.isolation.SharedClasses;

/** The code of a function, as each isolation wants it. */
public interface Code {

  /** The handler as it was configured. */
  String handlerName();

  /** The loader that finds it. */
  ClassLoader loader();

  /** Classes that it certainly needs. */
  Class<?>[] classes();

  /** In the classes of this process. */
  SharedClasses.Binding shared();

  /**
   * In classes of an environment's own.
   *
   * @throws IllegalArgumentException if something of it cannot cross the border; says what to do
   */
  IsolatedProcess.Binder isolated(Border border);

  /**
   * What a process of its own is told as {@code _HANDLER}.
   *
   * @throws IllegalArgumentException if the code is more than a name; says what to do
   */
  String forked();
}
