package dev.faas.invoker.isolated;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hooks around a snapshot that the user's code has registered with {@code org.crac}, in the order and
 * with the errors of the service's runtime (AWS Lambda, "Lambda SnapStart runtime hooks for Java").
 *
 * <p>{@code org.crac.Core} itself is not replaced, only the user's calls of {@code getGlobalContext}: so the
 * types of that package stay those of the class path, and a resource of a shared library can be
 * registered as well as one of the user. The service's runtime keeps resources weakly and loses those that
 * nothing else refers to when it pleases its garbage collector; here none is lost. All is done by
 * reflection, since the user may have any release of that package or none.
 */
final class SnapshotHooks {

  private final List<Object> resources = new ArrayList<>();
  private @Nullable Object context;

  /** The context that the user's code gets. */
  synchronized Object context(EnvironmentLoader loader) {
    if (context == null) {
      context = SnapshotContext.in(
          loader, this::register, () -> runBeforeCheckpoint(), () -> runAfterRestore());
    }
    return context;
  }

  private synchronized void register(Object resource) {
    resources.add(resource);
  }

  /** Calls the last registered first. */
  void runBeforeCheckpoint() throws Exception {
    List<Object> reversed = registered();
    Collections.reverse(reversed);
    run(reversed, "beforeCheckpoint", "org.crac.CheckpointException");
  }

  /** Calls the first registered first. */
  void runAfterRestore() throws Exception {
    run(registered(), "afterRestore", "org.crac.RestoreException");
  }

  private synchronized List<Object> registered() {
    return new ArrayList<>(resources);
  }

  private synchronized @Nullable Object context() {
    return context;
  }

  private void run(List<Object> hooks, String name, String exceptionName) throws Exception {
    Object own = context();
    if (own == null) {
      return;
    }
    ClassLoader loader = own.getClass().getClassLoader();
    Class<?> contextType = own.getClass().getSuperclass();
    Method hook = Class.forName("org.crac.Resource", true, loader).getMethod(name, contextType);
    Class<?> exceptionType = Class.forName(exceptionName, true, loader);
    List<Throwable> thrown = new ArrayList<>();
    for (Object resource : hooks) {
      try {
        hook.invoke(resource, own);
      } catch (InvocationTargetException e) {
        collect(e.getTargetException(), exceptionType, thrown);
      }
    }
    if (!thrown.isEmpty()) {
      Exception all = (Exception) exceptionType.getConstructor().newInstance();
      thrown.forEach(all::addSuppressed);
      throw all;
    }
  }

  private static void collect(Throwable cause, Class<?> exceptionType, List<Throwable> thrown) {
    if (cause instanceof Error error) {
      throw error;
    }
    if (exceptionType.isInstance(cause) && cause.getSuppressed().length > 0) {
      Collections.addAll(thrown, cause.getSuppressed());
    } else {
      thrown.add(cause);
    }
  }

  synchronized void clear() {
    resources.clear();
    context = null;
  }
}
