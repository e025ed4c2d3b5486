package dev.faas.invoker.handler;

import dev.faas.Context;
import dev.faas.FunctionFactory;
import dev.faas.Invocable;
import dev.faas.Payload;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The name of a handler, as it stands in a function's configuration: {@code com.example.Orders}, a class
 * that implements {@link dev.faas.Handler} or one of its kinds, or {@code com.example.Orders::place}, a
 * public method of any class. A nested class is named {@code com.example.Shop$Orders}.
 *
 * <p>A method may take {@code ()}, {@code (T)}, {@code (Context)}, {@code (T, Context)}, or, to read and
 * write bytes, {@code (InputStream)}, {@code (OutputStream)}, {@code (InputStream, OutputStream)} and each
 * of these three with a {@code Context} behind. Of several methods of the name one that the compiler did not
 * make is preferred, then the one with more parameters, where a {@code Context} at the end counts twice.
 * Static methods need no object.
 *
 * <p>{@code T} and the result are events and answers that {@link dev.faas.events.aws.AwsEvents} knows, a
 * {@link Payload}, or any type that the user's {@link dev.faas.events.json.JsonMapper} maps; without one,
 * texts, numbers, booleans, and maps and lists of these. A method that returns nothing answers {@code
 * null}; so does one that takes an {@code InputStream} and no {@code OutputStream}.
 */
public final class HandlerString {

  private static final String SEPARATOR = "::";

  private final String text;
  private final String className;
  private final @Nullable String methodName;
  private final @Nullable FunctionFactory factory;

  private HandlerString(
      String text,
      String className,
      @Nullable String methodName,
      @Nullable FunctionFactory factory) {
    this.text = text;
    this.className = className;
    this.methodName = methodName;
    this.factory = factory;
  }

  /**
   * Takes a handler's name apart, at the last {@code ::}. Accepts everything: on the service, too, a
   * malformed name is noticed when the function is invoked.
   */
  public static HandlerString parse(String text) {
    int separator = text.lastIndexOf(SEPARATOR);
    return separator < 0
        ? new HandlerString(text, text, null, null)
        : new HandlerString(
            text,
            text.substring(0, separator),
            text.substring(separator + SEPARATOR.length()),
            null);
  }

  /**
   * The same name; its class is made by this factory, and no other is looked for. For an engine that knows
   * which factories there are.
   */
  public HandlerString createdBy(FunctionFactory only) {
    return new HandlerString(text, className, methodName, only);
  }

  /** The name of the class; empty if the text is malformed so. */
  public String className() {
    return className;
  }

  /** The name of the method, or null where there is none; empty if the text is malformed so. */
  public @Nullable String methodName() {
    return methodName;
  }

  /**
   * Finds the code, makes the handler and binds it to the format of its event: what a runtime does in its
   * init phase. The handler is made by the {@link FunctionFactory factories} that its class loader offers,
   * or by the standard one, unless {@link #createdBy} says otherwise. Whoever binds calls {@link dev.faas.Lifecycle#init} of the {@link
   * Invocable#lifecycle}, where a handler that implements it is reached.
   *
   * <p>A class that is not there, has no such method or cannot be made is no failure of the init phase: the
   * result throws the {@link UserFault} at each invocation. JSON that does not fit fails an invocation with
   * a {@link RuntimeException} in the words of the service, whose cause says more.
   *
   * @param loader has the user's code
   * @param world is given to the handler's constructor
   * @param notes takes what the service would write to standard error, a line each: overloads that were
   *     ignored
   * @param made is told the handler, or the object behind a method, where there is one
   * @throws UserFault if the class could not be initialised
   * @throws IllegalArgumentException if an event of ours stands where AWS delivers none
   * @throws IllegalStateException if the types need a mapper and there is none; says what to add
   * @throws Exception what the handler's constructor or its factory threw
   */
  public Invocable bind(
      ClassLoader loader,
      FunctionFactory.World world,
      Consumer<String> notes,
      Consumer<Object> made)
      throws Exception {
    try {
      Target target = Target.of(this, loader, world, notes);
      Object object = target.object();
      if (object != null) {
        made.accept(object);
      }
      return target.bind(world);
    } catch (UserFault fault) {
      if (!fault.isDeferred()) {
        throw fault;
      }
      return new Faulty(fault);
    }
  }

  /** Does the same, and tells nobody the handler. */
  public Invocable bind(ClassLoader loader, FunctionFactory.World world, Consumer<String> notes)
      throws Exception {
    return bind(loader, world, notes, object -> {});
  }

  FunctionFactory factoryFor(Class<?> type) {
    return factory == null ? FunctionFactory.found(type.getClassLoader()) : factory;
  }

  boolean isMalformed() {
    return className.isEmpty() || (methodName != null && methodName.isEmpty());
  }

  /** The name as it was given. */
  @Override
  public String toString() {
    return text;
  }

  private record Faulty(UserFault fault) implements Invocable {
    @Override
    public Payload invoke(Payload event, Context context) {
      throw fault;
    }
  }
}
