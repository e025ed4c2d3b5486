package dev.faas.invoker.handler;

import dev.faas.Context;
import dev.faas.Handler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method of an event and a context, or of one of them, or of nothing. */
final class PlainMethod implements Handler<@Nullable Object, @Nullable Object> {

  private final MethodChoice choice;
  private final @Nullable Object object;

  PlainMethod(MethodChoice choice, @Nullable Object object) {
    this.choice = choice;
    this.object = object;
  }

  @Override
  @SuppressWarnings("NullAway") // on JDK 17 the check does not see through O
  public @Nullable Object handle(@Nullable Object event, Context context) throws Exception {
    List<@Nullable Object> arguments = new ArrayList<>(2);
    if (choice.signature().hasEvent()) {
      arguments.add(event);
    }
    if (choice.signature().hasContext()) {
      arguments.add(context);
    }
    return call(choice.method(), object, arguments);
  }

  /** What the method throws comes out itself. */
  static @Nullable Object call(
      Method method, @Nullable Object object, List<? extends @Nullable Object> arguments)
      throws Exception {
    try {
      return method.invoke(object, arguments.toArray());
    } catch (InvocationTargetException thrown) {
      Throwable cause = thrown.getCause();
      if (cause instanceof Error error) {
        throw error;
      }
      throw cause instanceof Exception exception ? exception : thrown;
    }
  }
}
