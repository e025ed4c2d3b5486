package dev.faas.invoker.isolated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.invoker.isolated.user.Counter;
import dev.faas.invoker.isolated.user.Endless;
import dev.faas.invoker.isolated.user.Features;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Environments that have ended leave nothing behind. More of them: -Dfaas.environments=10000 */
class LeakTest {

  private static final int ENVIRONMENTS = Integer.getInteger("faas.environments", 200);

  private final List<IsolatedProcess> ended = new ArrayList<>();

  @Test
  void noClassLoaderOutlivesItsEnvironment() throws Exception {
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < ENVIRONMENTS; i++) {
      loaders.add(live(i));
    }
    for (int i = 0; i < 50 && anyAlive(loaders); i++) {
      System.gc();
    }
    assertThat(loaders).hasSize(ENVIRONMENTS);
    assertThat(IntStream.range(0, ENVIRONMENTS).filter(i -> !loaders.get(i).refersTo(null)))
        .as("environments whose class loader is still there")
        .isEmpty();
  }

  /** The process itself is kept, as an outcome may keep it. */
  private WeakReference<ClassLoader> live(int i) throws Exception {
    Class<?> handler = i % 3 == 0 ? Counter.class : i % 3 == 1 ? Features.class : Endless.class;
    try (Environment environment = Environment.of(handler)) {
      ended.add(environment.process);
      if (i % 3 == 0) {
        environment.call("");
      } else if (i % 3 == 1) {
        environment.call("sealed");
      } else {
        environment.call("recursion");
        environment.call("count in background");
      }
      return new WeakReference<>(environment.process.classLoader());
    }
  }

  private static boolean anyAlive(List<WeakReference<ClassLoader>> loaders) {
    return loaders.stream().anyMatch(loader -> !loader.refersTo(null));
  }
}
