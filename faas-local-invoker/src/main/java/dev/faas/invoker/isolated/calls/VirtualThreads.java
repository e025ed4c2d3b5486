package dev.faas.invoker.isolated.calls;

import java.lang.reflect.InvocationTargetException;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Threads as JDK 21 has them, by name: this is compiled for a JDK that has none. */
final class VirtualThreads {

  private static final Class<?>[] NONE = {};

  private VirtualThreads() {}

  static Thread unstarted(Runnable task) {
    return factory().newThread(Objects.requireNonNull(task));
  }

  static ThreadFactory factory() {
    try {
      Object builder = call(Thread.class, "ofVirtual", null, NONE);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      return (ThreadFactory) call(type, "factory", builder, NONE);
    } catch (ClassNotFoundException e) {
      throw new UnsupportedOperationException("virtual threads need JDK 21", e);
    }
  }

  static ExecutorService threadPerTask(ThreadFactory factory) {
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
