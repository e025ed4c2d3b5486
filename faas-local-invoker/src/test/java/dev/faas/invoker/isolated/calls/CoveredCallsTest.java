package dev.faas.invoker.isolated.calls;

import static java.util.Map.entry;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules fit what they replace, and the documentation lists them all. */
class CoveredCallsTest {

  /** With {@code -Dfaas.write-docs=true} the list is written, else it is compared. */
  private static final Path DOCS = Path.of("../docs/isolated-calls.md");

  private static final String BEGIN = "<!-- written by CoveredCallsTest -->\n";
  private static final String END = "<!-- end -->\n";

  /** What newer JDKs have, and from which on. */
  private static final Map<String, Integer> SINCE = Map.ofEntries(
      entry("Thread" + ".sleep(Duration)", 19),
      entry("Thread.join(Duration)", 19),
      entry("ExecutorService.close()", 19),
      entry("Thread.startVirtualThread(Runnable)", 21),
      entry("Executors.newThreadPerTaskExecutor(ThreadFactory)", 21),
      entry("Executors.newVirtualThreadPerTaskExecutor()", 21),
      entry("Process.waitFor(Duration)", 24));

  @Test
  void theDocumentationListsWhatIsReplaced() throws IOException {
    String docs = Files.readString(DOCS);
    int begin = docs.indexOf(BEGIN) + BEGIN.length();
    int end = docs.indexOf(END);
    assertThat(begin).as("the place of the list in " + DOCS).isBetween(BEGIN.length(), end);
    if (Boolean.getBoolean("faas.write-docs")) {
      Files.writeString(DOCS, docs.substring(0, begin) + table() + docs.substring(end));
    } else {
      assertThat(docs.substring(begin, end))
          .as("the list in " + DOCS + ", which -Dfaas.write-docs=true writes anew")
          .isEqualTo(table());
    }
  }

  private static String table() {
    Map<String, List<Rule>> byType = Rule.all().stream()
        .collect(groupingBy(rule -> rule.replaces().value().getName(), TreeMap::new, toList()));
    return byType.entrySet().stream()
        .map(type -> "| `" + type.getKey() + "` | " + calls(type.getValue()) + " |\n")
        .collect(joining("", "| of | replaced |\n| --- | --- |\n", ""));
  }

  private static String calls(List<Rule> rules) {
    return rules.stream()
        .map(CoveredCallsTest::withoutType)
        .distinct()
        .sorted()
        .collect(joining(", "));
  }

  private static String withoutType(Rule rule) {
    String call =
        "`" + rule.call().substring(rule.replaces().value().getSimpleName().length() + 1);
    Integer since = SINCE.get(rule.call());
    return call + (since == null ? "`" : "` (JDK " + since + ")");
  }

  @TestFactory
  Stream<DynamicTest> everyRuleFitsWhatItReplaces() {
    List<Rule> rules =
        Rule.all().stream().filter(rule -> !rule.method().equals("<init>")).toList();
    assertThat(rules).hasSizeGreaterThan(140);
    return rules.stream().map(rule -> DynamicTest.dynamicTest(rule.call(), () -> fits(rule)));
  }

  private static void fits(Rule rule) {
    Method by = rule.by();
    assertThat(Modifier.isPublic(by.getModifiers()) && Modifier.isStatic(by.getModifiers()))
        .isTrue();
    assertThat(Modifier.isPublic(by.getDeclaringClass().getModifiers())).isTrue();
    if (!rule.replaces().isStatic()) {
      assertThat(by.getParameterTypes()[0]).isEqualTo(rule.replaces().value());
    }
    Optional<Method> replaced = declared(rule.replaces().value(), rule);
    if (replaced.isEmpty()) {
      assertThat(SINCE).containsKey(rule.call());
      assertThat(Runtime.version().feature()).isLessThan(SINCE.get(rule.call()));
      return;
    }
    Method method = replaced.orElseThrow();
    assertThat(by.getReturnType()).isEqualTo(method.getReturnType());
    assertThat(rule.replaces().isStatic()).isEqualTo(Modifier.isStatic(method.getModifiers()));
    assertThat(by.getExceptionTypes()).allMatch(thrown -> mayThrow(method, thrown));
    assertThat(supertypes(rule.replaces().value()))
        .as("the topmost type declares it")
        .allMatch(type -> type == AutoCloseable.class
            || declared(type, rule)
                .filter(above -> above.getReturnType() == method.getReturnType())
                .isEmpty());
  }

  private static Optional<Method> declared(Class<?> type, Rule rule) {
    Class<?>[] parameters = rule.parameters().toArray(new Class<?>[0]);
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.getName().equals(rule.method()))
        .filter(method -> Arrays.equals(method.getParameterTypes(), parameters))
        .filter(method -> !method.isBridge())
        .findFirst();
  }

  private static boolean mayThrow(Method method, Class<?> thrown) {
    return Arrays.stream(method.getExceptionTypes())
        .anyMatch(type -> type.isAssignableFrom(thrown));
  }

  private static Stream<Class<?>> supertypes(Class<?> type) {
    Stream<Class<?>> direct =
        Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()));
    return direct.flatMap(each -> Stream.concat(Stream.of(each), supertypes(each)));
  }

  @Test
  void noTwoRulesReplaceTheSame() {
    assertThat(
            Rule.all().stream().map(rule -> rule.replaces().value().getName() + " " + rule.call()))
        .doesNotHaveDuplicates();
  }
}
