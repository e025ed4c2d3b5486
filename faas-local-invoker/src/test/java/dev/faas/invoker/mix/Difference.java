package dev.faas.invoker.mix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Tells of the first difference between what the rules say of a mix and what became of it. */
final class Difference {

  private Difference() {}

  /** The steps and the first difference in words; empty if there is none. */
  static Optional<String> first(List<Step> steps, Story expected, Story found) {
    return different(expected, found).map(difference -> told(steps, expected) + difference);
  }

  private static String told(List<Step> steps, Story expected) {
    StringBuilder told = new StringBuilder("These steps:\n");
    int id = 0;
    for (int i = 0; i < steps.size(); i++) {
      long before = i == 0 ? 0 : expected.stepEnds().get(i - 1);
      String number = steps.get(i) instanceof Step.Call ? "call " + id++ + ": " : "";
      told.append("  ")
          .append(Step.at(Step.begin(i, before)))
          .append(' ')
          .append(number)
          .append(steps.get(i))
          .append('\n');
    }
    return told.toString();
  }

  private static Optional<String> different(Story expected, Story found) {
    for (int id : union(expected.calls(), found.calls())) {
      List<String> rules = expected.calls().getOrDefault(id, List.of());
      List<String> engine = found.calls().getOrDefault(id, List.of());
      if (!rules.equals(engine)) {
        return Optional.of("The first difference is in call " + id + ", where the rules say\n"
            + marked(rules, engine) + "but the engine\n" + marked(engine, rules));
      }
    }
    if (!expected.stepEnds().equals(found.stepEnds())) {
      return Optional.of("The steps should have ended at " + expected.stepEnds() + "\nbut did at "
          + found.stepEnds());
    }
    for (String name : union(expected.counts(), found.counts())) {
      Long rules = expected.counts().get(name);
      Long engine = found.counts().get(name);
      if (rules == null || !rules.equals(engine)) {
        return Optional.of("The metric " + name + " should be " + rules + ", but is " + engine);
      }
    }
    return Optional.empty();
  }

  private static <K extends Comparable<K>> TreeSet<K> union(Map<K, ?> some, Map<K, ?> others) {
    TreeSet<K> all = new TreeSet<>(some.keySet());
    all.addAll(others.keySet());
    return all;
  }

  /** All lines, with a mark where the others are different. */
  private static String marked(List<String> lines, List<String> others) {
    List<String> marked = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean isSame = i < others.size() && lines.get(i).equals(others.get(i));
      marked.add((isSame ? "    " : "  > ") + lines.get(i) + "\n");
    }
    return lines.isEmpty() ? "  > nothing\n" : String.join("", marked);
  }
}
