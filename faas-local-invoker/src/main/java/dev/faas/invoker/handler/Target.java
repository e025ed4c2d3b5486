package dev.faas.invoker.handler;

import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.FunctionFactory;
import dev.faas.Handler;
import dev.faas.Invocable;
import dev.faas.Lifecycle;
import dev.faas.Payload;
import dev.faas.Type;
import dev.faas.events.aws.AwsEvents;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a handler string means.
 *
 * @param userClass the class that it names
 * @param function the code, as a handler of what was decoded
 * @param object the object that was made of the class, or null if none was needed
 */
record Target(
    Class<?> userClass,
    FunctionDefinition<?, ?> function,
    @Nullable Object object) {

  static Target of(
      HandlerString name, ClassLoader loader, FunctionFactory.World world, Consumer<String> notes)
      throws Exception {
    if (name.isMalformed()) {
      throw UserFault.deferred("Invalid handler: `" + name + "'");
    }
    Class<?> userClass = UserClass.load(name.className(), loader);
    String methodName = name.methodName();
    return methodName == null
        ? ofInterface(name, userClass, world, notes)
        : ofMethod(name, MethodChoice.of(userClass, methodName, notes), userClass, world);
  }

  private static Target ofInterface(
      HandlerString name, Class<?> userClass, FunctionFactory.World world, Consumer<String> notes)
      throws Exception {
    if (!Handler.class.isAssignableFrom(userClass)) {
      throw UserFault.deferred(
          "Class does not implement an appropriate handler interface: " + userClass.getName());
    }
    FunctionDefinition<?, ?> declared = declared(userClass, notes);
    Object object = UserClass.make(userClass, world, name.factoryFor(userClass));
    return new Target(
        userClass,
        function(declared.inputType(), declared.outputType(), (Handler<?, ?>) object),
        object);
  }

  @SuppressWarnings("unchecked")
  private static FunctionDefinition<?, ?> declared(Class<?> userClass, Consumer<String> notes) {
    try {
      return FunctionDefinition.of((Class<? extends Handler<Object, Object>>) userClass);
    } catch (IllegalArgumentException open) {
      notes.accept(String.valueOf(open.getMessage()));
      throw UserFault.deferred("Class " + userClass.getName()
          + " does not implement Handler with concrete type parameters");
    }
  }

  private static Target ofMethod(
      HandlerString name, MethodChoice choice, Class<?> userClass, FunctionFactory.World world)
      throws Exception {
    Object object =
        choice.isStatic() ? null : UserClass.make(userClass, world, name.factoryFor(userClass));
    Handler<?, ?> handler =
        choice.isStream() ? new StreamMethod(choice, object) : new PlainMethod(choice, object);
    return new Target(userClass, function(choice.input(), choice.output(), handler), object);
  }

  @SuppressWarnings("unchecked")
  private static FunctionDefinition<?, ?> function(
      Type<?> input, Type<?> output, Handler<?, ?> handler) {
    return FunctionDefinition.of(
        (Type<Object>) input, (Type<Object>) output, (Handler<Object, Object>) handler);
  }

  Invocable bind(FunctionFactory.World world) throws Exception {
    Invocable bound =
        AwsEvents.takesItems(function) ? bindEach(function, world) : bindWhole(function, world);
    return object instanceof Lifecycle lifecycle ? new Told(bound, lifecycle) : bound;
  }

  @SuppressWarnings("unchecked")
  private static Invocable bindEach(FunctionDefinition<?, ?> function, FunctionFactory.World world)
      throws Exception {
    FunctionDefinition<Object, @Nullable Void> each =
        (FunctionDefinition<Object, @Nullable Void>) function;
    return Invocable.bindEach(each, new GuardedFormat<>(AwsEvents.batchFormatFor(each)), world);
  }

  @SuppressWarnings("unchecked")
  private Invocable bindWhole(FunctionDefinition<?, ?> definition, FunctionFactory.World world)
      throws Exception {
    FunctionDefinition<@Nullable Object, @Nullable Object> whole =
        (FunctionDefinition<@Nullable Object, @Nullable Object>) definition;
    return Invocable.bind(whole, new GuardedFormat<>(WholeFormat.of(definition, userClass)), world);
  }

  /** The object behind a method is told as well, though it is no handler itself. */
  private record Told(Invocable bound, Lifecycle lifecycle) implements Invocable {
    @Override
    public Payload invoke(Payload event, Context context) throws Exception {
      return bound.invoke(event, context);
    }
  }
}
