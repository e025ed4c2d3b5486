package dev.faas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A function as it is deployed: its handler, the types of event and result, and the filters around it.
 * Immutable and safe for use by several threads.
 *
 * <pre>{@code
 * FunctionDefinition.of(Greeting.class)                              // made anew in each environment
 * FunctionDefinition.of(greeting)                                    // this very handler in all of them
 * FunctionDefinition.of(Order.class, Receipt.class, (order, context) -> …)
 * FunctionDefinition.async(Order.class, Receipt.class, (order, context) -> …)
 * FunctionDefinition.forEach(QueueMessage.class, (message, context) -> …)
 * }</pre>
 *
 * @param <I> the event
 * @param <O> the result
 */
public final class FunctionDefinition<I extends @Nullable Object, O extends @Nullable Object> {

  private final Type<I> inputType;
  private final Type<O> outputType;
  private final Class<? extends Handler<I, O>> handlerClass;
  private final @Nullable Handler<I, O> handler;
  private final Filters<I, O> filters;
  private final Filters<Batch<I>, BatchResponse> batchFilters;
  private final @Nullable FunctionFactory factory;

  private FunctionDefinition(
      Type<I> inputType,
      Type<O> outputType,
      Class<? extends Handler<I, O>> handlerClass,
      @Nullable Handler<I, O> handler) {
    this(inputType, outputType, handlerClass, handler, Filters.none(), Filters.none(), null);
  }

  private FunctionDefinition(
      Type<I> inputType,
      Type<O> outputType,
      Class<? extends Handler<I, O>> handlerClass,
      @Nullable Handler<I, O> handler,
      Filters<I, O> filters,
      Filters<Batch<I>, BatchResponse> batchFilters,
      @Nullable FunctionFactory factory) {
    this.inputType = inputType;
    this.outputType = outputType;
    this.handlerClass = handlerClass;
    this.handler = handler;
    this.filters = filters;
    this.batchFilters = batchFilters;
    this.factory = factory;
  }

  /**
   * A function whose handler is made anew in each execution environment, by a {@link FunctionFactory}.
   *
   * @param handlerClass a class that says what it handles: it implements {@code Handler<Order, Receipt>}
   *     or a typed handler such as {@code QueueHandler}, directly or through its supertypes
   * @throws IllegalArgumentException if the types cannot be found out; the message says what to do
   */
  public static <I extends @Nullable Object, O extends @Nullable Object>
      FunctionDefinition<I, O> of(Class<? extends Handler<I, O>> handlerClass) {
    HandlerTypes<I, O> types = HandlerTypes.of(handlerClass);
    return new FunctionDefinition<>(types.input(), types.output(), handlerClass, null);
  }

  /**
   * A function with this very handler, shared by all execution environments.
   *
   * @param handler an object of a class that says what it handles, or a lambda or method reference
   *     assigned to a typed handler such as {@code HttpHandler}
   * @throws IllegalArgumentException if the types cannot be found out; the message says what to do
   */
  public static <I extends @Nullable Object, O extends @Nullable Object>
      FunctionDefinition<I, O> of(Handler<I, O> handler) {
    Class<? extends Handler<I, O>> handlerClass = classOf(handler);
    HandlerTypes<I, O> types = HandlerTypes.of(handlerClass);
    return new FunctionDefinition<>(types.input(), types.output(), handlerClass, handler);
  }

  /** A function with this handler, usually a lambda, and its types. */
  public static <I extends @Nullable Object, O extends @Nullable Object>
      FunctionDefinition<I, O> of(Class<I> input, Class<O> output, Handler<I, O> handler) {
    return of(Type.of(input), Type.of(output), handler);
  }

  /** A function with this handler, usually a lambda, and its generic types. */
  public static <I extends @Nullable Object, O extends @Nullable Object>
      FunctionDefinition<I, O> of(Type<I> input, Type<O> output, Handler<I, O> handler) {
    return new FunctionDefinition<>(input, output, classOf(handler), handler);
  }

  /** A function with this handler of single items, usually a lambda. */
  public static <E> FunctionDefinition<E, @Nullable Void> forEach(
      Class<E> item, EventHandler<E> handler) {
    return forEach(Type.of(item), handler);
  }

  /** A function with this handler of single items of a generic type. */
  public static <E> FunctionDefinition<E, @Nullable Void> forEach(
      Type<E> item, EventHandler<E> handler) {
    return of(item, Type.<@Nullable Void>known(Void.class), handler);
  }

  /** A function whose result comes later, with this handler, usually a lambda, and its types. */
  public static <I extends @Nullable Object, O extends @Nullable Object>
      FunctionDefinition<I, O> async(Class<I> input, Class<O> output, AsyncHandler<I, O> handler) {
    return of(Type.of(input), Type.of(output), handler);
  }

  /** A function whose result comes later, with this handler and its generic types. */
  public static <I extends @Nullable Object, O extends @Nullable Object>
      FunctionDefinition<I, O> async(Type<I> input, Type<O> output, AsyncHandler<I, O> handler) {
    return of(input, output, handler);
  }

  /**
   * The same function with a filter around its handler. Of several filters the one attached first is
   * the outermost. A filter of an {@link EventHandler} sees single items.
   */
  public FunctionDefinition<I, O> filteredBy(Filter<I, O> filter) {
    return new FunctionDefinition<>(
        inputType, outputType, handlerClass, handler, filters.with(filter), batchFilters, factory);
  }

  /**
   * The same function of single items with a filter that sees the whole batch, outside the fan-out.
   *
   * @throws IllegalStateException if the function returns something for each item: then no platform
   *     would call it with a batch
   */
  public FunctionDefinition<I, O> aroundBatch(Filter<Batch<I>, BatchResponse> filter) {
    if (outputType.rawClass() != Void.class) {
      throw new IllegalStateException("aroundBatch is for handlers of single items, but " + this
          + " returns " + outputType + ". Use filteredBy.");
    }
    return new FunctionDefinition<>(
        inputType, outputType, handlerClass, handler, filters, batchFilters.with(filter), factory);
  }

  /**
   * The same function whose handler is made by this factory. Where the factory answers empty, those
   * found by {@link java.util.ServiceLoader} and then {@link FunctionFactory#standard()} are asked.
   */
  public FunctionDefinition<I, O> createdBy(FunctionFactory newFactory) {
    return new FunctionDefinition<>(
        inputType, outputType, handlerClass, handler, filters, batchFilters, newFactory);
  }

  /**
   * The same function whose handler is made by this code in each execution environment: {@code
   * FunctionDefinition.of(Mails.class).madeBy(world -> new Mails(mailer))}.
   */
  public FunctionDefinition<I, O> madeBy(FunctionFactory.Maker<? extends Handler<I, O>> maker) {
    return createdBy(new MakerFactory(maker));
  }

  /** What the handler is given. */
  public Type<I> inputType() {
    return inputType;
  }

  /** What the handler returns; {@link Void} for nothing. */
  public Type<O> outputType() {
    return outputType;
  }

  /** The class of the handler; for a lambda a class without a useful name. */
  public Class<? extends Handler<I, O>> handlerClass() {
    return handlerClass;
  }

  /**
   * For engines: the very objects that this definition brings into every execution environment: the
   * handler or its maker or factory, and the filters. An engine whose environments have classes of their
   * own must refuse those that it cannot bring there. Empty where there is nothing but a class.
   */
  public List<Object> carried() {
    List<Object> carried = new ArrayList<>(parts(handler));
    if (factory != null) {
      carried.add(factory instanceof MakerFactory made ? made.maker() : factory);
    }
    return List.copyOf(carried);
  }

  /**
   * For engines: the same function, with its filters and its factory, whose handler is made of this class,
   * loaded by another class loader. The types are found out anew.
   *
   * @param sameClass a class of the same name as {@link #handlerClass}
   * @throws IllegalArgumentException if it has another name, or its types cannot be found out
   * @throws IllegalStateException if the definition has a handler already, which stays what it is
   */
  public FunctionDefinition<I, O> forClass(Class<? extends Handler<I, O>> sameClass) {
    if (handler != null) {
      throw new IllegalStateException(
          this + " has a handler already: define it with its class to have it made again");
    }
    if (!sameClass.getName().equals(handlerClass.getName())) {
      throw new IllegalArgumentException("expected another loading of " + handlerClass.getName()
          + ", found " + sameClass.getName());
    }
    HandlerTypes<I, O> types = HandlerTypes.of(sameClass);
    return new FunctionDefinition<>(
        types.input(), types.output(), sameClass, null, filters, batchFilters, factory);
  }

  /**
   * Makes the handler, or takes the one that was given, without its filters.
   *
   * @throws Exception what the constructor or the factory threw
   */
  Handler<I, O> newHandler(FunctionFactory.World world) throws Exception {
    if (handler != null) {
      return handler;
    }
    Optional<? extends Handler<I, O>> made =
        factory == null ? Optional.empty() : factory.create(handlerClass, world);
    if (made.isEmpty()) {
      made = FunctionFactory.found(handlerClass.getClassLoader()).create(handlerClass, world);
    }
    return made.orElseThrow(() -> ConstructorFactory.cannotMake(handlerClass));
  }

  Filters<I, O> filters() {
    return filters;
  }

  Filters<Batch<I>, BatchResponse> batchFilters() {
    return batchFilters;
  }

  /** Those around and in this handler that want to be told about their environment. */
  Lifecycle lifecycle(Handler<I, O> made) {
    return Lifecycles.of(parts(made));
  }

  private List<Object> parts(@Nullable Handler<I, O> innermost) {
    List<Object> parts = new ArrayList<>(batchFilters.filters());
    parts.addAll(filters.filters());
    if (innermost != null) {
      parts.add(innermost);
    }
    return parts;
  }

  /** The handler's class and its types, for messages. */
  @Override
  public String toString() {
    return handlerClass.getName() + " (" + inputType + " → " + outputType + ")";
  }

  @SuppressWarnings("unchecked")
  private static <I extends @Nullable Object, O extends @Nullable Object>
      Class<? extends Handler<I, O>> classOf(Handler<I, O> handler) {
    return (Class<? extends Handler<I, O>>) handler.getClass();
  }
}
