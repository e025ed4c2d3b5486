package dev.faas;

import org.jspecify.annotations.Nullable;

/** The event and result types that a handler class declares. */
record HandlerTypes<I extends @Nullable Object, O extends @Nullable Object>(
    Type<I> input, Type<O> output) {

  static <I extends @Nullable Object, O extends @Nullable Object> HandlerTypes<I, O> of(
      Class<? extends Handler<I, O>> handlerClass) {
    java.lang.reflect.Type[] found = TypeArguments.of(Handler.class, handlerClass);
    if (found.length == 0) {
      throw new IllegalArgumentException(
          handlerClass.getName() + " implements Handler without type arguments, so its event is not"
              + " known. " + advice(handlerClass));
    }
    for (java.lang.reflect.Type type : found) {
      if (!TypeArguments.isComplete(type)) {
        throw new IllegalArgumentException(handlerClass.getName() + " leaves " + type.getTypeName()
            + " open, so its event or result is" + " not known. " + advice(handlerClass));
      }
    }
    return new HandlerTypes<>(Type.known(found[0]), Type.known(found[1]));
  }

  private static String advice(Class<?> handlerClass) {
    return handlerClass.isHidden() || handlerClass.isSynthetic()
        ? "Declare a lambda with FunctionDefinition.of(In.class, Out.class, lambda), or assign it to a"
            + " typed handler first, such as HttpHandler."
        : "Declare it as a class that implements Handler<In, Out> with real types, or use"
            + " FunctionDefinition.of(new Type<In>() {}, new Type<Out>() {}, handler).";
  }
}
