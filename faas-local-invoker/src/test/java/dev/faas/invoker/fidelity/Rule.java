package dev.faas.invoker.fidelity;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * A rule of the real service.
 *
 * @param name as tests call it
 * @param evidence how it is known
 * @param status what becomes of it here
 * @param remark how it is switched, or why it is missing; may be empty
 * @param text the rule in a sentence
 */
record Rule(String name, Set<Evidence> evidence, Status status, String remark, String text) {

  /** In words, the strongest first; {@code only} says that there is no proof. */
  String evidenceInWords() {
    String words = evidence.stream().sorted().map(Evidence::word).collect(Collectors.joining(", "));
    return evidence.stream().anyMatch(Evidence::isProof) ? words : words + " only";
  }

  String statusInWords() {
    return remark.isEmpty() ? status.words() : status.words() + ": " + remark;
  }
}
