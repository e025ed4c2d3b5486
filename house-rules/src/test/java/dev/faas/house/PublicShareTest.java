package dev.faas.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The public list of a house is its table of contents; the rest stays in the rooms. */
class PublicShareTest {
  private static final double AT_MOST = 0.6;

  /** Houses whose contents are their table of contents. */
  private static final Set<String> VOCABULARIES = Set.of("faas-api", "faas-events");

  @Test
  void mostOfAHouseIsPrivate() {
    List<JavaClass> types = Checkout.houses().stream()
        .filter(house -> !VOCABULARIES.contains(house))
        .flatMap(house -> Classes.topLevel(Classes.main(house)).stream())
        .toList();
    assertThat(types).hasSizeGreaterThan(30);
    assertThat(publicShare(types))
        .as(() -> "public share, with these public: " + names(publicOnes(types)))
        .isLessThanOrEqualTo(AT_MOST);
  }

  @Test
  void aHouseThatShowsEverythingIsReported() {
    assertThat(publicShare(Classes.topLevel(Classes.planted()))).isGreaterThan(AT_MOST);
  }

  private static double publicShare(List<JavaClass> types) {
    return (double) publicOnes(types).size() / types.size();
  }

  private static List<JavaClass> publicOnes(List<JavaClass> types) {
    return types.stream()
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .toList();
  }

  private static List<String> names(List<JavaClass> types) {
    return types.stream().map(JavaClass::getName).toList();
  }
}
