package dev.faas.invoker.forked.child;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.FunctionDefinition;
import dev.faas.FunctionFactory;
import dev.faas.Handler;
import dev.faas.Invocable;
import dev.faas.WireFormat;
import dev.faas.events.aws.AwsEvents;
import org.jspecify.annotations.Nullable;

/** Handlers that are named by their class: {@code com.example.Orders}. */
final class ClassSource implements HandlerSource {

  @Override
  public Invocable find(String handler, FunctionFactory.World world) throws Throwable {
    FunctionDefinition<?, ?> definition = definitionOf(classOf(handler));
    if (AwsEvents.takesItems(definition)) {
      return bindEach(definition, world);
    }
    return bindWhole(definition, world);
  }

  private static Class<?> classOf(String handler) throws UserFault {
    if (handler.isEmpty() || handler.contains("::")) {
      throw UserFault.invalidHandler(handler);
    }
    try {
      return Class.forName(handler, true, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException missing) {
      throw UserFault.classNotFound(handler, missing);
    } catch (LinkageError broken) {
      throw UserFault.notLoaded(handler, broken);
    }
  }

  @SuppressWarnings("unchecked")
  private static FunctionDefinition<?, ?> definitionOf(Class<?> type) throws UserFault {
    try {
      return FunctionDefinition.of((Class<? extends Handler<Object, Object>>) type);
    } catch (IllegalArgumentException unsuitable) {
      throw UserFault.noHandler(unsuitable);
    }
  }

  @SuppressWarnings("unchecked")
  private static Invocable bindEach(
      FunctionDefinition<?, ?> definition, FunctionFactory.World world) throws Throwable {
    FunctionDefinition<Object, @Nullable Void> each =
        (FunctionDefinition<Object, @Nullable Void>) definition;
    WireFormat<Batch<Object>, BatchResponse> format = AwsEvents.batchFormatFor(each);
    return made(() -> Invocable.bindEach(each, new GuardedFormat<>(format), world));
  }

  private static <I, O> Invocable bindWhole(
      FunctionDefinition<I, O> definition, FunctionFactory.World world) throws Throwable {
    WireFormat<I, O> format;
    try {
      format = AwsEvents.formatFor(definition);
    } catch (IllegalArgumentException unknown) {
      throw UserFault.noHandler(unknown);
    }
    return made(() -> Invocable.bind(definition, new GuardedFormat<>(format), world));
  }

  private static Invocable made(Making making) throws UserFault {
    try {
      return making.make();
    } catch (Throwable thrown) {
      throw UserFault.notMade(thrown);
    }
  }

  private interface Making {
    Invocable make() throws Exception;
  }
}
