package dev.faas.invoker.isolated.waits;

import dev.faas.invoker.isolation.Surroundings;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which methods the user's own classes bring. Their bodies have been rewritten, so they are called as they
 * are: to try one for a short while would start a wait in a wait.
 */
public final class Own {

  private static final Set<@Nullable ClassLoader> SHARED = shared();

  private static final ClassValue<Set<String>> METHODS = new ClassValue<>() {
    @Override
    protected Set<String> computeValue(Class<?> type) {
      return methods(type);
    }
  };

  private Own() {}

  /**
   * Whether the method is called as it is: because time is real, or because the receiver's class is the
   * user's own and has it.
   */
  public static boolean isReal(
      Surroundings surroundings, Object receiver, String method, int parameters) {
    return !surroundings.isSimulated() || brings(receiver, method, parameters);
  }

  /** Whether the receiver's class is the user's own and has the method. */
  public static boolean brings(Object receiver, String method, int parameters) {
    return METHODS.get(receiver.getClass()).contains(method + '/' + parameters);
  }

  private static Set<String> methods(Class<?> type) {
    Set<String> found = new HashSet<>();
    Class<?> own = type;
    while (own != null && !SHARED.contains(own.getClassLoader())) {
      for (Method method : own.getDeclaredMethods()) {
        if (!Modifier.isStatic(method.getModifiers())) {
          found.add(method.getName() + '/' + method.getParameterCount());
        }
      }
      own = own.getSuperclass();
    }
    return Set.copyOf(found);
  }

  private static Set<@Nullable ClassLoader> shared() {
    Set<@Nullable ClassLoader> loaders = new HashSet<>();
    ClassLoader loader = Own.class.getClassLoader();
    while (loader != null) {
      loaders.add(loader);
      loader = loader.getParent();
    }
    loaders.add(null); // the boot loader
    return loaders;
  }
}
