package dev.faas.invoker.forked.child.crac;

import java.lang.ref.Reference;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hooks around the snapshot of this process, in the order and with the errors of the service's runtime
 * (AWS Lambda, "Lambda SnapStart runtime hooks for Java"). Safe for use by several threads.
 *
 * <p>{@code org.crac} and the service's runtime keep resources weakly, so that one which nothing else refers
 * to is lost when it pleases the garbage collector; here none is lost.
 */
public final class Context {

  private final List<Resource> resources = new ArrayList<>();
  private final List<Object> kept = new ArrayList<>();

  Context() {}

  /** Registers a resource, which is a proxy before a weak reference to the one of the user. */
  public synchronized void register(Resource resource) {
    resources.add(resource);
    if (Proxy.isProxyClass(resource.getClass())
        && Proxy.getInvocationHandler(resource) instanceof Reference<?> weak) {
      Object users = weak.get();
      if (users != null) {
        kept.add(users);
      }
    }
  }

  /**
   * Calls the last registered first.
   *
   * @throws Exception an {@code org.crac.CheckpointException} with all that the hooks threw as suppressed
   */
  public void beforeCheckpoint() throws Exception {
    List<Resource> reversed = registered();
    Collections.reverse(reversed);
    run(reversed, resource -> resource.beforeCheckpoint(this), "org.crac.CheckpointException");
  }

  /**
   * Calls the first registered first.
   *
   * @throws Exception an {@code org.crac.RestoreException} with all that the hooks threw as suppressed
   */
  public void afterRestore() throws Exception {
    run(registered(), resource -> resource.afterRestore(this), "org.crac.RestoreException");
  }

  private synchronized List<Resource> registered() {
    return new ArrayList<>(resources);
  }

  @FunctionalInterface
  private interface Hook {
    void call(Resource resource) throws Exception;
  }

  private static void run(List<Resource> hooks, Hook hook, String exceptionName) throws Exception {
    Exception all = null;
    for (Resource resource : hooks) {
      try {
        hook.call(resource);
      } catch (Exception thrown) {
        all = collected(all, thrown, resource.getClass().getClassLoader(), exceptionName);
      }
    }
    if (all != null) {
      throw all;
    }
  }

  private static Exception collected(
      @Nullable Exception before, Exception thrown, ClassLoader loader, String exceptionName)
      throws ReflectiveOperationException {
    Class<?> type = Class.forName(exceptionName, true, loader);
    Exception all = before != null ? before : (Exception) type.getConstructor().newInstance();
    if (type.isInstance(thrown) && thrown.getSuppressed().length > 0) {
      for (Throwable one : thrown.getSuppressed()) {
        all.addSuppressed(one);
      }
    } else {
      all.addSuppressed(thrown);
    }
    return all;
  }
}
