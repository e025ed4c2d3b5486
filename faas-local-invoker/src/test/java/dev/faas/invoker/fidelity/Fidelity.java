package dev.faas.invoker.fidelity;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules beside the tests that show them. */
final class Fidelity {

  private final RuleBook book;
  private final Map<String, List<Reproduction>> tests;

  Fidelity(RuleBook book, List<Reproduction> reproductions) {
    this.book = book;
    this.tests = reproductions.stream().collect(groupingBy(Reproduction::rule));
  }

  RuleBook book() {
    return book;
  }

  List<Reproduction> testsOf(Rule rule) {
    return tests.getOrDefault(rule.name(), List.of());
  }

  /** Rules that are said to be reproduced or switchable, and no test shows it. */
  List<String> unproved() {
    return book.rules().stream()
        .filter(rule -> rule.status().needsTest() && testsOf(rule).isEmpty())
        .map(rule -> rule.name() + " is " + rule.status().words()
            + ", and no test says @Reproduces(\"" + rule.name() + "\")")
        .toList();
  }

  /** Rules that a test shows, and that are said to be missing. */
  List<String> understated() {
    return book.rules().stream()
        .filter(rule -> !rule.status().needsTest() && !testsOf(rule).isEmpty())
        .map(rule -> rule.name() + " is " + rule.status().words() + ", but "
            + testsOf(rule).get(0).inWords() + ": say 'reproduced' in its section's file")
        .toList();
  }

  /** Tests of rules that do not exist. */
  List<String> unknown() {
    Set<String> names = new HashSet<>();
    book.rules().forEach(rule -> names.add(rule.name()));
    return tests.entrySet().stream()
        .filter(entry -> !names.contains(entry.getKey()))
        .map(entry -> entry.getValue().get(0).inWords() + " shows " + entry.getKey()
            + ", and there is no such rule")
        .sorted()
        .toList();
  }

  /** Names that two rules have. */
  List<String> ambiguous() {
    Set<String> seen = new HashSet<>();
    List<String> twice = new ArrayList<>();
    for (Rule rule : book.rules()) {
      if (!seen.add(rule.name())) {
        twice.add(rule.name());
      }
    }
    return twice;
  }
}
