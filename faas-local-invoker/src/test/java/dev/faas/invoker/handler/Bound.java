package dev.faas.invoker.handler;

import dev.faas.Invocable;
import dev.faas.Payload;
import java.util.ArrayList;
import java.util.List;

/** A bound handler string, and what was noted meanwhile. */
record Bound(Invocable invocable, List<String> notes) {

  /** By the name of a class. */
  static Bound of(Class<?> type) throws Exception {
    return of(type.getName(), type.getClassLoader());
  }

  /** By the names of a class and a method. */
  static Bound of(Class<?> type, String method) throws Exception {
    return of(type.getName() + "::" + method, type.getClassLoader());
  }

  static Bound of(String name) throws Exception {
    return of(name, Bound.class.getClassLoader());
  }

  static Bound of(String name, ClassLoader loader) throws Exception {
    List<String> notes = new ArrayList<>();
    return new Bound(HandlerString.parse(name).bind(loader, StillContext.WORLD, notes::add), notes);
  }

  String invoke(String event) throws Exception {
    return invoke(Payload.of(event)).text();
  }

  Payload invoke(Payload event) throws Exception {
    return invocable.invoke(event, new StillContext());
  }
}
