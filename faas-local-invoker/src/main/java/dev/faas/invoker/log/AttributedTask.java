package dev.faas.invoker.log;

import dev.faas.invoker.log.Destination.OfInvocation;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A task whose output belongs to an invocation, in whichever thread it runs. It takes along the
 * diagnostic context of the thread that made it.
 */
final class AttributedTask<T extends @Nullable Object> implements Callable<T>, Runnable {

  private final Destination destination;
  private final Map<String, String> mdc;
  private final Callable<T> task;

  AttributedTask(OfInvocation destination, Callable<T> task) {
    this.destination = destination;
    this.task = task;
    this.mdc =
        DiagnosticContext.copyWith(destination.requestId(), destination.log().function());
  }

  static AttributedTask<@Nullable Void> of(OfInvocation destination, Runnable task) {
    return new AttributedTask<@Nullable Void>(destination, () -> {
      task.run();
      return null;
    });
  }

  @Override
  public T call() throws Exception {
    Map<String, String> mdcBefore = DiagnosticContext.copy();
    Destination before = Attribution.exchange(destination);
    DiagnosticContext.replace(mdc);
    try {
      return task.call();
    } finally {
      DiagnosticContext.replace(mdcBefore);
      Attribution.exchange(before);
    }
  }

  /** For a task that was made of a Runnable, so that it throws no checked exception. */
  @Override
  public void run() {
    try {
      call();
    } catch (RuntimeException thrown) {
      throw thrown;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
