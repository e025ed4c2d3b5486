package dev.faas.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Events are read and written without reflection, so that a native image needs no hints for them. */
class ReflectionTest {

  /** Look at a function's types, not at an event's members; find the user's mapper; or compare events. */
  private static final Set<String> OTHERS = Set.of(
      "dev.faas.events.PayloadType",
      "dev.faas.events.Conversion",
      "dev.faas.events.json.StandardMapper",
      "dev.faas.events.aws.KnownItem",
      "dev.faas.events.aws.OwnEvents",
      "dev.faas.events.azure.KnownItem",
      "dev.faas.events.google.KnownItem");

  private static final Set<String> OF_CLASSES = Set.of(
      "forName",
      "getDeclaredConstructor",
      "getDeclaredField",
      "getDeclaredFields",
      "getDeclaredMethod",
      "getDeclaredMethods",
      "getField",
      "getFields",
      "getMethod",
      "getMethods",
      "getRecordComponents",
      "newInstance");

  @Test
  void codecsUseNoReflection() {
    List<JavaClass> codecs = Classes.main("faas-events").stream()
        .filter(type -> !type.getPackageName().endsWith(".jackson"))
        .filter(type -> OTHERS.stream().noneMatch(other -> isOrIsIn(type, other)))
        .toList();
    assertThat(codecs).hasSizeGreaterThan(150);
    assertThat(codecs.stream().flatMap(ReflectionTest::uses)).isEmpty();
  }

  @Test
  void oneThatDoesIsReported() {
    JavaClass known = Classes.main("faas-events").get("dev.faas.events.aws.KnownItem");
    assertThat(uses(known)).isNotEmpty();
  }

  private static boolean isOrIsIn(JavaClass type, String other) {
    return type.getName().equals(other) || type.getName().startsWith(other + "$");
  }

  private static Stream<String> uses(JavaClass type) {
    Stream<String> types = type.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .map(JavaClass::getName)
        .filter(name -> name.startsWith("java.lang.reflect."));
    Stream<String> calls = type.getMethodCallsFromSelf().stream()
        .filter(call -> call.getTargetOwner().getName().equals("java.lang.Class"))
        .map(call -> call.getTarget().getName())
        .filter(OF_CLASSES::contains);
    return Stream.concat(types, calls).distinct().map(used -> type.getName() + " uses " + used);
  }
}
