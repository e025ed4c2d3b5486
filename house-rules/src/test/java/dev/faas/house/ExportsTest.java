package dev.faas.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an open package shows is made of types that its users can name. */
class ExportsTest {
  private static final Pattern EXPORTED = Pattern.compile("exports ([a-z.0-9]+);");

  @Test
  void noOpenPackageShowsATypeOfAClosedOne() {
    Set<String> open = Checkout.houses().stream()
        .map(house -> Checkout.text(Path.of(house, "src/main/java/module-info.java")))
        .flatMap(module -> EXPORTED.matcher(module).results().map(match -> match.group(1)))
        .collect(Collectors.toSet());

    assertThat(open).hasSizeGreaterThanOrEqualTo(8).contains("dev.faas", "dev.faas.events.aws");
    assertThat(shownButClosed(Classes.main(), open)).isEmpty();
  }

  @Test
  void aTypeOfAClosedPackageIsReported() {
    assertThat(shownButClosed(Classes.planted(), Set.of("dev.faas.house.planted.one")))
        .isNotEmpty()
        .allSatisfy(shown -> assertThat(shown).contains("one.First"));
  }

  private static List<String> shownButClosed(JavaClasses classes, Set<String> open) {
    List<String> found = new ArrayList<>();
    for (JavaClass type : classes) {
      if (open.contains(type.getPackageName()) && isShown(type.getModifiers())) {
        for (JavaCodeUnit unit : type.getCodeUnits()) {
          if (isShown(unit.getModifiers()) && !isAllOpen(unit.getAllInvolvedRawTypes(), open)) {
            found.add(unit.getFullName());
          }
        }
        for (JavaField field : type.getFields()) {
          if (isShown(field.getModifiers()) && !isAllOpen(Set.of(field.getRawType()), open)) {
            found.add(field.getFullName());
          }
        }
      }
    }
    return found;
  }

  private static boolean isShown(Set<JavaModifier> modifiers) {
    boolean reachable =
        modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    return reachable && !modifiers.contains(JavaModifier.SYNTHETIC);
  }

  private static boolean isAllOpen(Collection<JavaClass> types, Set<String> open) {
    return types.stream()
        .map(JavaClass::getBaseComponentType)
        .filter(type -> type.getPackageName().startsWith("dev.faas"))
        .allMatch(type -> open.contains(type.getPackageName()));
  }
}
