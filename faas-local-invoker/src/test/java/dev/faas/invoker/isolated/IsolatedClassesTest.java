package dev.faas.invoker.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonFactory;
import dev.faas.invoker.isolated.user.Counter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsolatedClassesTest {

  @Test
  void aSharedTypeIsSharedWithWhatIsNestedInIt() throws Exception {
    IsolatedClasses classes = Environment.builder().sharedType(Mailer.class).build();
    try (Environment environment = Environment.of(classes, Counter.class.getName())) {
      ClassLoader loader = environment.process.classLoader();
      assertThat(loader.loadClass(Mailer.class.getName())).isSameAs(Mailer.class);
      assertThat(loader.loadClass(Mailer.Mail.class.getName())).isSameAs(Mailer.Mail.class);
      assertThat(loader.loadClass(Store.class.getName())).isNotSameAs(Store.class);
    }
  }

  @Test
  void aSharedTypeMustNotMentionOneThatIsNot() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Environment.builder().sharedType(Store.class).build())
        .withMessage("dev.faas.invoker.isolated.Store is declared as shared, but mentions"
            + " dev.faas.invoker.isolated.Mailer, of which each execution environment has its own"
            + " class. Declare that as shared too, or let dev.faas.invoker.isolated.Store speak only"
            + " of shared types.");
    assertThat(Environment.builder()
            .sharedType(Store.class)
            .sharedType(Mailer.class)
            .build())
        .matches(classes -> classes.isShared(Store.class.getName()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev.faas.filters.Idempotency", "dev.faas.slf4j.FaasProvider"})
  void housesOfFaasAreSharedEvenAsDirectories(String house, @TempDir Path directory)
      throws Exception {
    String file = house.replace('.', '/') + ".class";
    Files.createDirectories(directory.resolve(file).getParent());
    try (var in = Counter.class.getResourceAsStream("Counter.class")) {
      Files.copy(in, directory.resolve(file));
    }
    URL[] urls = {directory.toUri().toURL()};

    try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
      assertThat(IsolatedClasses.under(loader).build().isShared(house)).isTrue();
    }
  }

  /** Mentions another type only as a type argument. */
  interface Outbox {
    Map<String, ? extends List<Mailer[]>> mailers();
  }

  /** Mentions another type only as one that may implement it. */
  sealed interface Letter permits Postcard {}

  record Postcard() implements Letter {}

  @Test
  void typeArgumentsAndPermittedClassesAreMentionedToo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Environment.builder().sharedType(Outbox.class).build())
        .withMessageContaining(
            "Outbox is declared as shared, but mentions " + Mailer.class.getName());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Environment.builder().sharedType(Letter.class).build())
        .withMessageContaining(
            "Letter is declared as shared, but mentions " + Postcard.class.getName());
  }

  @Test
  void aSharedTypeMustBeExported() {
    Module module = Counter.class.getModule();
    Assumptions.assumeTrue(module.isNamed(), "on the module path");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Environment.builder().sharedType(Counter.class).build())
        .withMessage("dev.faas.invoker.isolated.user.Counter is declared as shared, but " + module
            + " does not export its package, and the classes of an execution environment are in no"
            + " named module. Export it, or run the tests on the class path.");
  }

  @Test
  void aSharedLocationIsShared() throws Exception {
    Path tests = Location.of(Counter.class.getResource("Counter.class"), resource(Counter.class))
        .orElseThrow()
        .path();
    IsolatedClasses classes = Environment.builder().sharedLocation(tests).build();
    assertThat(classes.isShared(Counter.class.getName())).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Environment.builder().sharedLocation(tests.resolve("none")))
        .withMessage(tests.resolve("none") + " does not exist; it must be a directory or a jar of"
            + " the class path");
  }

  @Test
  void aListedJarIsIsolated() throws Exception {
    Path jar = jar(JsonFactory.class);
    IsolatedClasses classes = Environment.builder().isolatedJar(jar).build();
    try (Environment environment = Environment.of(classes, Counter.class.getName())) {
      Class<?> factory = environment.process.classLoader().loadClass(JsonFactory.class.getName());
      assertThat(factory).isNotSameAs(JsonFactory.class);
      assertThat(factory.getProtectionDomain().getCodeSource().getLocation())
          .isEqualTo(jar.toUri().toURL());
      Object made = factory.getConstructor().newInstance();
      Object parser = factory.getMethod("createParser", String.class).invoke(made, "[1]");
      assertThat(parser.getClass().getMethod("nextToken").invoke(parser))
          .hasToString("START_ARRAY");
    }
  }

  @Test
  void aClassFileThatHasChangedIsRewrittenAgain(@TempDir Path directory) throws Exception {
    try (URLClassLoader parent = new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
      IsolatedClasses classes = IsolatedClasses.under(parent).build();
      assertThat(answer(directory, classes, "return \"one\";")).isEqualTo("one");
      assertThat(answer(directory, classes, "return \"two\";")).isEqualTo("two");
      Files.delete(directory.resolve("shop/Answer.class"));
      assertThatExceptionOfType(ClassNotFoundException.class)
          .isThrownBy(() -> Environment.of(classes, "shop.Answer"));
    }
  }

  @Test
  void switchesOverPatternsWork(@TempDir Path directory) throws Exception {
    Assumptions.assumeTrue(Runtime.version().feature() >= 21, "from Java 21");
    try (URLClassLoader parent = new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
      String code = """
          Object o = event.isEmpty() ? (Object) 7 : event;
          return switch (o) {
            case Integer n when n > 5 -> "big " + n;
            case Integer n -> "small " + n;
            case String s -> s;
            default -> "?";
          };""";
      assertThat(answer(directory, IsolatedClasses.under(parent).build(), code)).isEqualTo("big 7");
    }
  }

  private static String answer(Path directory, IsolatedClasses classes, String code)
      throws Exception {
    Path source = Files.createDirectories(directory.resolve("shop")).resolve("Answer.java");
    Files.writeString(
        source,
        "package shop; public class Answer implements java.util.function.Function<String, String> {"
            + " public String apply(String event) {" + code + "} }");
    StringWriter errors = new StringWriter();
    int status = ToolProvider.findFirst("javac")
        .orElseThrow()
        .run(
            new java.io.PrintWriter(errors),
            new java.io.PrintWriter(errors),
            "-proc:none",
            source.toString());
    assertThat(status).as(errors.toString()).isZero();
    try (Environment environment = Environment.of(classes, "shop.Answer")) {
      return environment.call("");
    }
  }

  static Path jar(Class<?> type) {
    return Path.of(
        URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private static String resource(Class<?> type) {
    return type.getName().replace('.', '/') + ".class";
  }
}
