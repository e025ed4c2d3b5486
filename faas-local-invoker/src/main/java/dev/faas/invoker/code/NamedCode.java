package dev.faas.invoker.code;

import dev.faas.invoker.handler.HandlerString;
import dev.faas.invoker.isolated.Border;
import dev.faas.invoker.isolated.IsolatedProcess;
import dev.faas.invoker.isolation.SharedClasses;

/**
 * Code that is known by its name.
 *
 * @param handler the name
 * @param loader the loader that finds it
 */
public record NamedCode(HandlerString handler, ClassLoader loader) implements Code {

  @Override
  public String handlerName() {
    return handler.toString();
  }

  /** Its class, if there is one of that name. */
  @Override
  public Class<?>[] classes() {
    try {
      return new Class<?>[] {Class.forName(handler.className(), false, loader)};
    } catch (ClassNotFoundException | LinkageError nowhere) {
      return new Class<?>[0];
    }
  }

  @Override
  public SharedClasses.Binding shared() {
    return world -> handler.bind(loader, world, System.err::println);
  }

  @Override
  public String forked() {
    return handlerName();
  }

  @Override
  public IsolatedProcess.Binder isolated(Border border) {
    return (own, world, made) -> handler.bind(own, world, System.err::println, made);
  }
}
