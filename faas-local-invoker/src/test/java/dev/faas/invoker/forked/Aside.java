package dev.faas.invoker.forked;

import dev.faas.Payload;
import dev.faas.invoker.isolation.ProcessExit;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** What happens beside the thread of a test. */
final class Aside {

  private Aside() {}

  static <T> CompletableFuture<T> inThread(Callable<T> work) {
    CompletableFuture<T> future = new CompletableFuture<>();
    Thread thread = new Thread(() -> {
      try {
        future.complete(work.call());
      } catch (Throwable thrown) {
        future.completeExceptionally(thrown);
      }
    });
    thread.setDaemon(true);
    thread.start();
    return future;
  }

  /** What came out, or what was thrown. */
  static Payload get(CompletableFuture<Payload> future) throws Exception {
    try {
      return future.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException thrown) {
      if (thrown.getCause() instanceof ProcessExit exit) {
        throw exit;
      }
      throw (Exception) thrown.getCause();
    }
  }
}
