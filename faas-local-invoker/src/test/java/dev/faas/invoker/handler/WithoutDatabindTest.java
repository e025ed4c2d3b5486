package dev.faas.invoker.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In a class loader of its own, on the class path, as a process of its own would have it. */
class WithoutDatabindTest {

  /** Runs inside of that loader; knows nothing of this one. */
  public static final class Inside implements Callable<String> {
    private final String method;
    private final String event;

    public Inside(String method, String event) {
      this.method = method;
      this.event = event;
    }

    @Override
    public String call() throws Exception {
      return Bound.of(Functions.class, method).invoke(event);
    }
  }

  /** The user's own type. */
  public record Order(String id) {}

  public static final class Functions {
    public String text(String event) {
      return event + "é";
    }

    public long number(long event) {
      return event + 1;
    }

    public Map<String, Object> any(Map<String, Object> event) {
      return event;
    }

    public List<List<Integer>> lists(List<List<Integer>> event) {
      return event;
    }

    public String takesOrder(Order order) {
      return order.id();
    }

    public Order returnsOrder(String id) {
      return new Order(id);
    }

    public Object returnsAnything(String id) {
      return new Order(id);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
          text   | "caf"                                     | "café"
          number | 41                                        | 42
          any    | {"a":[1,2.5,"x",true,null],"b":{"c":{}}}  | {"a":[1,2.5,"x",true,null],"b":{"c":{}}}
          lists  | [[1,2],[]]                                | [[1,2],[]]
          """)
  void plainTypesNeedNoMapper(String method, String event, String answer) throws Exception {
    assertThat(call(method, event)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({"takesOrder", "returnsOrder"})
  void otherTypesAreRefusedInTheInitPhaseWithWhatToAdd(String method) {
    assertThatThrownBy(() -> call(method, "\"7\""))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageContaining(
            Functions.class.getName() + " takes or returns " + Order.class.getName())
        .hasMessageContaining("no JSON mapper is found")
        .hasMessageContaining("jackson-databind");
  }

  @Test
  void resultThatNeedsAMapperFailsItsInvocationWithWhatToAdd() {
    assertThatThrownBy(() -> call("returnsAnything", "\"7\""))
        .hasMessage("An error occurred during JSON serialization of response")
        .hasRootCauseInstanceOf(IllegalArgumentException.class)
        .rootCause()
        .hasMessageContaining("the result has a " + Order.class.getName())
        .hasMessageContaining("jackson-databind");
  }

  @Test
  void jsonThatDoesNotFitNamesItsPlace() {
    assertThatThrownBy(() -> call("lists", "[[1],[2,\"x\"]]"))
        .hasMessage("An error occurred during JSON parsing")
        .rootCause()
        .hasMessage("json at $[1][1]: expected java.lang.Integer, found \"x\"");
  }

  private static Object call(String method, String event) throws Exception {
    try (URLClassLoader loader = new URLClassLoader(classPath().toArray(URL[]::new), null)) {
      return loader
          .loadClass(Inside.class.getName())
          .asSubclass(Callable.class)
          .getConstructor(String.class, String.class)
          .newInstance(method, event)
          .call();
    }
  }

  /** All that this test has, without databind. */
  private static List<URL> classPath() throws Exception {
    List<URL> urls = new ArrayList<>();
    String own = WithoutDatabindTest.class.getName().replace('.', '/') + ".class";
    String found = String.valueOf(WithoutDatabindTest.class.getResource("/" + own));
    urls.add(new URL(found.substring(0, found.length() - own.length())));
    String paths = System.getProperty("jdk.module.path", "")
        + File.pathSeparator
        + System.getProperty("java.class.path", "");
    for (String entry : paths.split(File.pathSeparator, -1)) {
      if (!entry.isEmpty() && !entry.contains("databind")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    return urls;
  }
}
