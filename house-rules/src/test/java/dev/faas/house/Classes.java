package dev.faas.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The compiled classes of the modules, this one left out. */
final class Classes {
  /** How many top-level types a house has at least: fewer were not all read. */
  private static final Map<String, Integer> AT_LEAST =
      Map.of("faas-api", 15, "faas-events", 25, "faas-local-invoker", 25, "faas-testkit", 8);

  /** The main and test classes of every module. */
  static final JavaClasses ALL = new ClassFileImporter()
      .importPaths(Checkout.modules().stream()
          .filter(module -> !module.equals("house-rules"))
          .flatMap(module -> Stream.of(output(module, "classes"), output(module, "test-classes")))
          .toList());

  private Classes() {}

  /** The main classes of all houses. */
  static JavaClasses main() {
    Set<JavaClass> types =
        Checkout.houses().stream().flatMap(house -> main(house).stream()).collect(toSet());
    return ALL.that(describe("are of a house", types::contains));
  }

  /** The main classes of one house. */
  static JavaClasses main(String house) {
    String output = output(house, "classes").toUri().toString();
    JavaClasses classes = ALL.that(describe(
        "are of " + house,
        type -> type.getSource().orElseThrow().getUri().toString().startsWith(output)));
    assertThat(topLevel(classes))
        .as("top-level types read from " + house)
        .hasSizeGreaterThanOrEqualTo(AT_LEAST.getOrDefault(house, 1));
    return classes;
  }

  static JavaClasses planted() {
    return new ClassFileImporter().importPackages("dev.faas.house.planted..");
  }

  static List<JavaClass> topLevel(JavaClasses classes) {
    return classes.stream()
        .filter(type -> type.isTopLevelClass() && !type.getSimpleName().endsWith("-info"))
        .toList();
  }

  private static Path output(String module, String directory) {
    return Checkout.ROOT.resolve(module).resolve("target").resolve(directory);
  }
}
