package dev.faas.invoker.code;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.Filter;
import dev.faas.FunctionDefinition;
import dev.faas.FunctionFactory;
import dev.faas.Handler;
import dev.faas.Invocable;
import dev.faas.events.EventFormat;
import dev.faas.events.aws.AwsEvents;
import dev.faas.invoker.handler.GuardedFormat;
import dev.faas.invoker.isolated.Border;
import dev.faas.invoker.isolated.IsolatedProcess;
import dev.faas.invoker.isolation.SharedClasses;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Code that is given by its definition.
 *
 * @param definition the handler with its filters
 * @param binding binds a definition to the format of its event
 * @param ownFormat the format that the user has chosen, or null where it follows from the types
 */
public record DefinedCode<I extends @Nullable Object, O extends @Nullable Object>(
    FunctionDefinition<I, O> definition,
    Binding<I, O> binding,
    @Nullable EventFormat<?, ?> ownFormat)
    implements Code {

  /** Binds a definition to the format of its event. */
  @FunctionalInterface
  public interface Binding<I extends @Nullable Object, O extends @Nullable Object> {
    /** Makes the handler and binds it. */
    Invocable bind(FunctionDefinition<I, O> definition, FunctionFactory.World world)
        throws Exception;
  }

  /** A function of whole events with AWS's format of its event. */
  public static <I extends @Nullable Object, O extends @Nullable Object> DefinedCode<I, O> of(
      FunctionDefinition<I, O> definition) {
    return new DefinedCode<>(
        definition,
        (same, world) ->
            Invocable.bind(same, new GuardedFormat<>(AwsEvents.formatFor(same)), world),
        null);
  }

  /** A function of whole events. */
  public static <I extends @Nullable Object, O extends @Nullable Object> DefinedCode<I, O> of(
      FunctionDefinition<I, O> definition, EventFormat<I, O> format) {
    GuardedFormat<I, O> guarded = new GuardedFormat<>(format);
    return new DefinedCode<>(
        definition, (same, world) -> Invocable.bind(same, guarded, world), format);
  }

  /** A function of single items with AWS's format of its batches. */
  public static <E> DefinedCode<E, @Nullable Void> ofEach(
      FunctionDefinition<E, @Nullable Void> definition) {
    return new DefinedCode<>(
        definition,
        (same, world) ->
            Invocable.bindEach(same, new GuardedFormat<>(AwsEvents.batchFormatFor(same)), world),
        null);
  }

  /** A function of single items. */
  public static <E> DefinedCode<E, @Nullable Void> ofEach(
      FunctionDefinition<E, @Nullable Void> definition,
      EventFormat<Batch<E>, BatchResponse> format) {
    GuardedFormat<Batch<E>, BatchResponse> guarded = new GuardedFormat<>(format);
    return new DefinedCode<>(
        definition, (same, world) -> Invocable.bindEach(same, guarded, world), format);
  }

  @Override
  public String handlerName() {
    return definition.handlerClass().getName();
  }

  @Override
  public ClassLoader loader() {
    return definition.handlerClass().getClassLoader();
  }

  @Override
  public Class<?>[] classes() {
    return new Class<?>[] {definition.handlerClass()};
  }

  @Override
  public SharedClasses.Binding shared() {
    return world -> binding.bind(definition, world);
  }

  @Override
  public IsolatedProcess.Binder isolated(Border border) {
    for (Object carried : definition.carried()) {
      border.admit(roleOf(carried), carried);
    }
    if (ownFormat != null) {
      border.admit("the event format", ownFormat);
    }
    return (own, world, made) -> binding.bind(telling(definition.forClass(copy(own)), made), world);
  }

  /** Tells the handler when it is made, unless somebody of the definition's own makes it. */
  private static <I extends @Nullable Object, O extends @Nullable Object>
      FunctionDefinition<I, O> telling(FunctionDefinition<I, O> same, Consumer<Object> made) {
    boolean isMadeElsewhere = same.carried().stream()
        .anyMatch(own -> own instanceof FunctionFactory || own instanceof FunctionFactory.Maker<?>);
    return isMadeElsewhere ? same : same.createdBy(new Telling(made));
  }

  /** Those factories that make a handler by default. */
  private record Telling(Consumer<Object> made) implements FunctionFactory {
    @Override
    public <H> Optional<H> create(Class<H> handlerClass, World world) throws Exception {
      Optional<H> handler =
          FunctionFactory.found(handlerClass.getClassLoader()).create(handlerClass, world);
      handler.ifPresent(made);
      return handler;
    }
  }

  @Override
  public String forked() {
    Object more =
        definition.carried().isEmpty() ? ownFormat : definition.carried().get(0);
    if (more != null) {
      String role = more == ownFormat ? "the event format" : roleOf(more);
      throw new IllegalArgumentException(role + " cannot cross into a process of its own: it is an"
          + " object of " + more.getClass().getName()
          + ". Let the function be a class with a public"
          + " constructor that takes World, with AWS's format of its events and without filters; have"
          + " it made by a FunctionFactory found by ServiceLoader; or use isolation SHARED.");
    }
    return handlerName();
  }

  @SuppressWarnings("unchecked")
  private Class<? extends Handler<I, O>> copy(ClassLoader own) throws ClassNotFoundException {
    return (Class<? extends Handler<I, O>>) Class.forName(handlerName(), true, own);
  }

  private static String roleOf(Object carried) {
    if (carried instanceof Handler) {
      return "the handler";
    }
    if (carried instanceof Filter) {
      return "a filter";
    }
    return "what makes the handler";
  }
}
