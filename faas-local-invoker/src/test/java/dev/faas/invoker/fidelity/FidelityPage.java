package dev.faas.invoker.fidelity;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The page for those who ask what is reproduced. */
final class FidelityPage {

  private static final String TESTS = "../faas-local-invoker/src/test/java/";

  private static final String INTRODUCTION = """
      # What is reproduced

      The real service has rules; this page lists those of AWS Lambda's execution environment, and for each
      one what becomes of it here. **Reproduced** rules name the tests that show it. **Switchable** ones are
      yours to choose. **Not yet** is planned and missing: what depends on it is refused or behaves
      otherwise. **Out of scope** says why.

      The evidence of a rule is the strongest first: *recorded* from the real service, the published code
      of AWS's *Java runtime* client or of its *emulator*, *logs* of real functions found in public, the
      *documentation*, or our own *inference*. A rule whose evidence ends with *only* was never seen in a
      recording nor in AWS's code.

      """;

  private static final String END = """

      This page is written from the tests of `faas-local-invoker`; a test fails when it is out of date.
      [CONTRIBUTING.md](../CONTRIBUTING.md) says how a rule is added.
      """;

  private final Fidelity fidelity;

  FidelityPage(Fidelity fidelity) {
    this.fidelity = fidelity;
  }

  String text() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    page.append(summary());
    for (RuleBook.Section section : fidelity.book().sections()) {
      page.append("\n## ").append(section.title()).append("\n\n");
      page.append("| rule | evidence | status | tests |\n| --- | --- | --- | --- |\n");
      section.rules().forEach(rule -> page.append(row(rule)));
    }
    return page.append(END).toString();
  }

  private String summary() {
    StringBuilder table = new StringBuilder("| section |");
    StringBuilder line = new StringBuilder("| --- |");
    for (Status status : Status.values()) {
      table.append(' ').append(status.words()).append(" |");
      line.append(" ---: |");
    }
    table.append('\n').append(line).append('\n');
    for (RuleBook.Section section : fidelity.book().sections()) {
      String link = "[" + section.title() + "](#" + anchor(section.title()) + ")";
      table.append(counts(link, section.rules()));
    }
    return sentence() + "\n\n" + table.append(counts("all", fidelity.book().rules()));
  }

  private String sentence() {
    List<Rule> rules = fidelity.book().rules();
    String parts = Arrays.stream(Status.values())
        .map(status -> count(rules, status) + " " + status.words())
        .collect(joining(", "));
    return "**" + rules.size() + " rules: " + parts + ".**";
  }

  private static String counts(String title, List<Rule> rules) {
    String cells = Arrays.stream(Status.values())
        .map(status -> " " + count(rules, status) + " |")
        .collect(joining());
    return "| " + title + " |" + cells + "\n";
  }

  private static long count(List<Rule> rules, Status status) {
    return rules.stream().filter(rule -> rule.status() == status).count();
  }

  private String row(Rule rule) {
    String tests = fidelity.testsOf(rule).stream()
        .map(test -> "[" + test.inWords() + "](" + TESTS + test.file() + ")")
        .collect(joining("<br>"));
    return "| " + cell(rule.text()) + " | " + rule.evidenceInWords() + " | "
        + cell(rule.statusInWords()) + " | " + tests + " |\n";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  /** As hosts of Markdown make it of a title. */
  private static String anchor(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
  }
}
