package dev.faas.invoker.isolated.calls;

import dev.faas.invoker.isolation.Surroundings;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Rules for these tests: threads are announced, and some waits do not wait. */
public final class Announced {

  private Announced() {}

  @Replaces(Thread.class)
  public static void start(Thread thread, Surroundings surroundings) {
    surroundings.starting(thread);
    thread.start();
  }

  @Replaces(value = Thread.class, isStatic = true)
  public static void onSpinWait(Surroundings surroundings) {
    surroundings.out().print("spun;");
  }

  @Replaces(BlockingQueue.class)
  public static Object take(BlockingQueue<?> queue, Surroundings surroundings) {
    return "taken " + queue.size();
  }

  @Replaces(BlockingQueue.class)
  public static Object poll(
      BlockingQueue<?> queue, long timeout, TimeUnit unit, Surroundings surroundings) {
    return "polled for " + unit.toMillis(timeout);
  }
}
