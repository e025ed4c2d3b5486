package dev.faas.invoker.behaviours;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every behaviour that was recorded from the service, or asserted against it, holds here. */
class BehavioursTest {

  private static final List<String> AREAS = List.of(
      "invoke",
      "error-format",
      "handler",
      "function-configuration",
      "log-format",
      "async",
      "concurrency",
      "alias");

  /** Areas that the corpus may have no file for. */
  private static final Set<String> WITHOUT_CASES = Set.of("function-configuration", "concurrency");

  /** Cases of features that come later; at most two of an area. */
  private static final Map<String, String> OUT_OF_SCOPE = Map.of();

  @TestFactory
  Stream<DynamicNode> everyCaseHoldsUnlessWhatItNeedsIsNamedAsMissing() {
    Map<String, List<Case>> areas = areas();
    String counts = areas.entrySet().stream()
        .map(area -> area.getKey() + " " + area.getValue().size())
        .collect(joining(", ", "behaviours: ", ""));
    return Stream.of(dynamicContainer(
        counts,
        areas.values().stream()
            .flatMap(List::stream)
            .map(play -> dynamicTest(play.id(), () -> replay(play)))));
  }

  @Test
  void everyCaseThatIsNamedAsMissingExistsAndIsNamedOnce() {
    List<String> ids =
        areas().values().stream().flatMap(List::stream).map(Case::id).toList();

    assertThat(ids).doesNotHaveDuplicates().containsAll(OUT_OF_SCOPE.keySet());
  }

  @Test
  void atMostTwoCasesOfAnAreaAreOutOfScope() {
    areas()
        .forEach((area, cases) -> assertThat(cases)
            .filteredOn(play -> OUT_OF_SCOPE.containsKey(play.id()))
            .as(area)
            .hasSizeLessThanOrEqualTo(2));
  }

  private static void replay(Case play) {
    String missing = OUT_OF_SCOPE.get(play.id());
    if (missing == null) {
      Stage.play(play);
      return;
    }
    assertThatThrownBy(() -> Stage.play(play))
        .as(play.id() + " is named as missing (" + missing + "): if it holds, take it off the list")
        .isInstanceOf(Missing.class);
    Assumptions.abort(missing);
  }

  private static Map<String, List<Case>> areas() {
    Path folder = Corpus.behaviours();
    Map<String, List<Case>> areas = new LinkedHashMap<>();
    for (String area : AREAS) {
      Path file = folder.resolve(area + ".json");
      boolean isAbsent = WITHOUT_CASES.contains(area) && !Files.exists(file);
      areas.put(area, isAbsent ? List.of() : Case.of(file));
    }
    return areas;
  }
}
