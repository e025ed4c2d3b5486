package dev.faas.invoker.forked.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassSearchTest {

  private static final List<String> INITIALISED = new ArrayList<>();

  private static final class Sought {
    static {
      INITIALISED.add("sought");
    }
  }

  private final List<String> loaded = new ArrayList<>();

  private final ClassLoader loader = new ClassLoader(ClassSearchTest.class.getClassLoader()) {
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      loaded.add(name);
      if (name.equals("Broken")) {
        throw new NoClassDefFoundError("its superclass");
      }
      return super.loadClass(name, resolve);
    }
  };

  @Test
  void theClassIsLoadedAndNotInitialised() {
    new ClassSearch(Sought.class.getName(), loader).run();

    assertThat(loaded).containsExactly(Sought.class.getName());
    assertThat(INITIALISED).isEmpty();
  }

  @Test
  void whatIsWrongWithTheClassIsLeftToTheBinding() {
    new ClassSearch("Missing", loader).run();
    new ClassSearch("Broken", loader).run();
    new ClassSearch("", loader).run();

    assertThat(loaded).contains("Missing", "Broken");
  }

  @Test
  void theSearchHasAThreadOfItsOwnThatKeepsNoProcessAlive() throws InterruptedException {
    Thread thread = new ClassSearch(Sought.class.getName(), loader).start();
    thread.join();

    assertThat(thread.isDaemon()).isTrue();
    assertThat(loaded).containsExactly(Sought.class.getName());
  }
}
