package dev.faas.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The words we do not use. */
class NamesTest {
  private static final Set<String> WHERE_KNOTS_START = Set.of(
      "impl",
      "internal",
      "util",
      "utils",
      "common",
      "commons",
      "core",
      "helper",
      "helpers",
      "manager",
      "managers",
      "base",
      "misc");

  /** {@code org.crac.Core} looks for a class of this name in the package that it delegates to. */
  private static final String NAMED_BY_CRAC = "dev.faas.invoker.forked.child.crac.Core";

  /** The word is execution environment. */
  private static final Set<String> NOT_AN_ENVIRONMENT =
      Set.of("sandbox", "sandboxes", "container", "containers", "instance", "instances");

  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[._$]|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  @Test
  void noPackageOrTypeIsNamedWithAWordWhereKnotsStart() {
    assertThat(names(Classes.ALL, JavaClass::getName))
        .filteredOn(name -> usesAny(WHERE_KNOTS_START, name) && !name.equals(NAMED_BY_CRAC))
        .isEmpty();
  }

  @Test
  void anExecutionEnvironmentHasNoOtherName() {
    assertThat(names(Classes.main(), JavaClass::getSimpleName))
        .filteredOn(name -> usesAny(NOT_AN_ENVIRONMENT, name))
        .isEmpty();
  }

  @Test
  void aBannedWordIsReported() {
    assertThat(List.of(
            "dev.faas.core.Handler",
            "dev.faas.HandlerImpl",
            "dev.faas.Outer$BaseCodec",
            "dev.faas.HTTPUtils",
            "dev.faas.EventManager"))
        .allMatch(name -> usesAny(WHERE_KNOTS_START, name));
    assertThat(List.of("WarmContainer", "SandboxPool", "InstanceId"))
        .allMatch(name -> usesAny(NOT_AN_ENVIRONMENT, name));
  }

  @Test
  void aWordThatOnlyContainsABannedOneIsNot() {
    assertThat(List.of(
            "dev.faas.Score", "dev.faas.Base64Body", "dev.faas.Database", "dev.faas.Implicit"))
        .noneMatch(name -> usesAny(WHERE_KNOTS_START, name));
    assertThat(List.of("InstantSource", "Contained"))
        .noneMatch(name -> usesAny(NOT_AN_ENVIRONMENT, name));
  }

  private static List<String> names(JavaClasses classes, Function<JavaClass, String> name) {
    List<String> names = classes.stream().map(name).toList();
    assertThat(names).as("names read").hasSizeGreaterThan(100);
    return names;
  }

  private static boolean usesAny(Set<String> banned, String name) {
    return BETWEEN_WORDS
        .splitAsStream(name)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .anyMatch(banned::contains);
  }
}
