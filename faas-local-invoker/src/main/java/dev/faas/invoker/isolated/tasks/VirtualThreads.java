package dev.faas.invoker.isolated.tasks;

import java.lang.reflect.InvocationTargetException;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Threads as JDK 21 has them, by name: this is compiled for a JDK that has none, where all methods throw
 * {@link UnsupportedOperationException}.
 */
public final class VirtualThreads {

  private static final Class<?>[] NONE = {};

  private VirtualThreads() {}

  /** A virtual thread. */
  public static Thread unstarted(Runnable task) {
    return factory().newThread(Objects.requireNonNull(task));
  }

  /** Makes virtual threads. */
  public static ThreadFactory factory() {
    try {
      Object builder = call(Thread.class, "ofVirtual", null, NONE);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      return (ThreadFactory) call(type, "factory", builder, NONE);
    } catch (ClassNotFoundException e) {
      throw new UnsupportedOperationException("virtual threads need JDK 21", e);
    }
  }

  /** As {@code Executors.newThreadPerTaskExecutor}. */
  public static ExecutorService threadPerTask(ThreadFactory factory) {
    Class<?>[] types = {ThreadFactory.class};
    return (ExecutorService)
        call(Executors.class, "newThreadPerTaskExecutor", null, types, factory);
  }

  private static Object call(
      Class<?> type,
      String name,
      @Nullable Object receiver,
      Class<?>[] types,
      Object... arguments) {
    try {
      return type.getMethod(name, types).invoke(receiver, arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(name + " failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new UnsupportedOperationException(name + " needs JDK 21", e);
    }
  }
}
