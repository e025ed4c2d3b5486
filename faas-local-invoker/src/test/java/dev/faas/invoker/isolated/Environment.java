package dev.faas.invoker.isolated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.FunctionFactory;
import dev.faas.Invocable;
import dev.faas.Payload;
import dev.faas.invoker.isolated.calls.Announced;
import dev.faas.invoker.isolated.calls.Constructions;
import dev.faas.invoker.isolated.calls.Exits;
import dev.faas.invoker.isolated.calls.Streams;
import dev.faas.invoker.isolated.calls.Variables;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** An isolated process of a user's class that turns texts into texts; its own thread is the caller's. */
final class Environment implements AutoCloseable {

  static final IsolatedClasses CLASSES = builder().build();

  final FakeSurroundings around = new FakeSurroundings();
  final IsolatedProcess process;
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private Invocable handler;

  private Environment(IsolatedClasses classes, String handlerClass) {
    process = new IsolatedProcess(
        classes,
        (loader, world, made) -> bind(Class.forName(handlerClass, true, loader), world),
        around);
  }

  static IsolatedClasses.Builder builder() {
    return IsolatedClasses.under(Environment.class.getClassLoader())
        .sharedType(Announced.class)
        .replacing(
            Announced.class, Constructions.class, Exits.class, Streams.class, Variables.class);
  }

  static Environment of(Class<?> handlerClass) throws Exception {
    return of(CLASSES, handlerClass.getName());
  }

  static Environment of(IsolatedClasses classes, String handlerClass) throws Exception {
    Environment environment = unstarted(classes, handlerClass);
    environment.start();
    return environment;
  }

  static Environment unstarted(IsolatedClasses classes, String handlerClass) {
    return new Environment(classes, handlerClass);
  }

  void start() throws Exception {
    handler = process.start(null);
  }

  @SuppressWarnings("unchecked")
  private static Invocable bind(Class<?> handlerClass, FunctionFactory.World world)
      throws Exception {
    try {
      var function = (Function<String, String>) handlerClass.getConstructor().newInstance();
      return (event, context) -> Payload.of(function.apply(event.text()));
    } catch (InvocationTargetException e) {
      if (e.getTargetException() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  String call(String event) throws Exception {
    return handler.invoke(Payload.of(event), null).text();
  }

  /** Calls in another thread, which becomes the environment's own. */
  CompletableFuture<String> callElsewhere(String event) {
    return elsewhere(() -> call(event));
  }

  static <T> CompletableFuture<T> elsewhere(Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread = new Thread(() -> {
      try {
        result.complete(work.call());
      } catch (Throwable e) {
        result.completeExceptionally(e);
      }
    });
    thread.setDaemon(true);
    thread.start();
    return result;
  }

  /** Kills it; no thread that it has started may outlive that. */
  @Override
  public void close() throws InterruptedException {
    process.kill();
    Thread.currentThread().setContextClassLoader(before);
    for (Thread thread : around.started) {
      thread.join(TimeUnit.SECONDS.toMillis(20));
      assertThat(thread.isAlive()).as("%s outlives its environment", thread).isFalse();
    }
    around.started.clear();
  }
}
