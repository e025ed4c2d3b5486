package dev.faas.invoker.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How rules are read, tests found, and both put on a page: with rules that no service has. */
class FidelityPageTest {

  private static final RuleBook BOOK = new RuleBook(List.of(RuleBook.section("tea.txt", """
      9.1 How tea is made

      water-first [D S] reproduced
        Water comes first, `hot | cold`.
      milk [I] switchable: `Tea.withMilk`
        Milk is a matter of taste.
      sugar [L D] not yet
        Sugar is sweet.
      lemon [J] out of scope: fruit
        Lemon is sour.
      """)));

  private static final Reproduction WATER = new Reproduction(
      "water-first", "shop.TeaTest$WhenThirsty", "waterOf100DegreesIsPouredIntoTheHTTPPot");

  @Test
  void aRowHasRuleEvidenceStatusAndTests() {
    Reproduction milk = new Reproduction("milk", "shop.TeaTest", "milkIsAdded");

    String page = new FidelityPage(new Fidelity(BOOK, List.of(WATER, milk))).text();

    assertThat(page)
        .contains(
            "**4 rules: 1 reproduced, 1 switchable, 1 not yet, 1 out of scope.**",
            "| [9.1 How tea is made](#91-how-tea-is-made) | 1 | 1 | 1 | 1 |",
            "\n## 9.1 How tea is made\n",
            "| Water comes first, `hot \\| cold`. | recorded, documentation | reproduced |"
                + " [TeaTest: water of 100 degrees is poured into the http pot]"
                + "(../faas-local-invoker/src/test/java/shop/TeaTest.java) |\n",
            "| Milk is a matter of taste. | inference only | switchable: `Tea.withMilk` | [TeaTest:",
            "| Sugar is sweet. | logs, documentation only | not yet |  |\n",
            "| Lemon is sour. | Java runtime | out of scope: fruit |  |\n");
  }

  @Test
  void aRuleThatIsSaidToBeReproducedWithoutTestIsReported() {
    assertThat(new Fidelity(BOOK, List.of(WATER)).unproved())
        .containsExactly("milk is switchable, and no test says @Reproduces(\"milk\")");
  }

  @Test
  void aRuleThatATestShowsAndThatIsSaidToBeMissingIsReported() {
    Reproduction sugar = new Reproduction("sugar", "shop.TeaTest", "itIsSweet");

    assertThat(new Fidelity(BOOK, List.of(sugar)).understated())
        .containsExactly("sugar is not yet, but TeaTest: it is sweet: say 'reproduced' in its"
            + " section's file");
  }

  @Test
  void aTestOfAnUnknownRuleAndARuleThatExistsTwiceAreReported() {
    Reproduction rum = new Reproduction("rum", "shop.TeaTest", "itWarms");
    RuleBook twice =
        new RuleBook(List.of(BOOK.sections().get(0), BOOK.sections().get(0)));

    assertThat(new Fidelity(BOOK, List.of(rum)).unknown())
        .containsExactly("TeaTest: it warms shows rum, and there is no such rule");
    assertThat(new Fidelity(twice, List.of()).ambiguous()).contains("milk", "sugar");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      milk reproduced              ; '  Milk.' ; expected 'name
      milk [S] done                ; '  Milk.' ; but found 'milk [S] done'
      milk [X] reproduced          ; '  Milk.' ; but is X
      milk [S] out of scope        ; '  Milk.' ; expected how or why after 'out of scope:'
      milk [S] reproduced          ; 'Milk.'   ; indented, but found 'Milk.'
      water-first [S] reproduced   ; '  Milk.' ; a second rule water-first
      """)
  void aRuleThatIsWrittenWronglyIsReportedWithItsPlace(String head, String words, String problem) {
    String text = "9.1 Tea\n\nwater-first [S] not yet\n  Water.\n" + head + "\n" + words + "\n";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> RuleBook.section("tea.txt", text))
        .withMessageStartingWith("tea.txt, line 5: ")
        .withMessageContaining(problem);
  }

  /** Shows rules. */
  static final class Tests {
    @Test
    @Reproduces({"milk", "sugar"})
    void isWhite() {}
  }

  /** Lacks an annotation. */
  static final class NoTests {
    @Reproduces("milk")
    void isWhite() {}
  }

  /** Does not run. */
  @Disabled
  static final class DisabledTests {
    @Test
    @Reproduces("milk")
    void isWhite() {}
  }

  @Test
  void testsAreFoundByTheirAnnotation() {
    assertThat(Reproductions.of(Tests.class))
        .containsExactlyInAnyOrder(
            new Reproduction("milk", Tests.class.getName(), "isWhite"),
            new Reproduction("sugar", Tests.class.getName(), "isWhite"));
  }

  @Test
  void aMethodThatNeverRunsShowsNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reproductions.of(NoTests.class).toList())
        .withMessageEndingWith("NoTests.isWhite shows no rule: it is no test");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reproductions.of(DisabledTests.class).toList())
        .withMessageEndingWith("DisabledTests.isWhite shows no rule: it is disabled");
  }
}
