package dev.faas.invoker.isolated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.invoker.isolated.user.Counter;
import dev.faas.invoker.isolated.user.Features;
import dev.faas.invoker.isolated.user.Resources;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentLoaderTest {

  @Test
  void staticsAreFreshInEachEnvironmentAndStayBetweenInvocations() throws Exception {
    try (Environment one = Environment.of(Counter.class);
        Environment two = Environment.of(Counter.class)) {
      assertThat(one.call("")).isEqualTo("1/1");
      assertThat(one.call("")).isEqualTo("2/3");
      assertThat(two.call("")).isEqualTo("1/1");
      assertThat(new Counter().apply("")).isEqualTo("1/1");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          records         | Letter[to=Ada]=true
          default methods | box: parcel of 101
          nest mates      | secret42
          enums           | {SMALL=10, LARGE=101} Size
          sealed          | 'to Ada, SMALL box'
          permitted       | Letter+Box
          synchronized    | free
          package         | dev.faas.invoker.isolated.user
          loops           | 63
          """)
  void theLanguageWorksAsEverywhere(String feature, String expected) throws Exception {
    try (Environment environment = Environment.of(Features.class)) {
      assertThat(environment.call(feature)).isEqualTo(expected);
      assertThat(new Features().apply(feature)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          beside         | good day
          absolute       | good day
          context loader | good day
          missing        | null
          once           | 1
          services once  | 1
          services       | hello from the class loader of an execution environment
          """)
  void resourcesAreFoundOnce(String what, String expected) throws Exception {
    try (Environment environment = Environment.of(Resources.class)) {
      assertThat(environment.call(what)).isEqualTo(expected);
    }
  }

  @Test
  void classesKnowWhereTheyComeFrom() throws Exception {
    String file = Resources.class.getResource("Resources.class").toString();
    try (Environment environment = Environment.of(Resources.class)) {
      assertThat(environment.call("class file")).isEqualTo(file);
      String source = environment.call("source");
      assertThat(Path.of(java.net.URI.create(source)).resolve("dev/faas/invoker/isolated/user"))
          .isEqualTo(Path.of(java.net.URI.create(file)).getParent());
    }
  }

  @Test
  void theHousesOfFaasAreSharedAlthoughTheyAreDirectories() throws Exception {
    try (Environment environment = Environment.of(Counter.class)) {
      ClassLoader loader = environment.process.classLoader();
      assertThat(loader.loadClass("dev.faas.Handler")).isSameAs(dev.faas.Handler.class);
      assertThat(loader.loadClass("dev.faas.events.HttpRequest"))
          .isSameAs(dev.faas.events.HttpRequest.class);
      assertThat(loader.loadClass(IsolatedProcess.class.getName())).isSameAs(IsolatedProcess.class);
      assertThat(loader.loadClass(Counter.class.getName()))
          .isNotSameAs(Counter.class)
          .isSameAs(loader.loadClass(Counter.class.getName()));
      assertThat(Environment.CLASSES.isShared("org.assertj.core.api.Assertions"))
          .isTrue();
      assertThat(Environment.CLASSES.isShared("no.such.Type")).isTrue();
    }
  }

  @Test
  void theContextClassLoaderIsThatOfTheEnvironmentFromItsStartToItsEnd() throws Exception {
    ClassLoader parent = Environment.class.getClassLoader();
    try (Environment environment =
        Environment.unstarted(Environment.CLASSES, Counter.class.getName())) {
      assertThat(environment.process.classLoader()).isSameAs(parent);
      environment.start();
      assertThat(environment.process.classLoader())
          .isInstanceOf(EnvironmentLoader.class)
          .isSameAs(Thread.currentThread().getContextClassLoader());
      environment.process.kill();
      assertThat(environment.process.classLoader()).isSameAs(parent);
    }
  }
}
