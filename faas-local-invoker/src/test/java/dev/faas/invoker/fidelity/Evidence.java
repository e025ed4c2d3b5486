package dev.faas.invoker.fidelity;

import java.util.Arrays;

/** How a rule of the real service is known, the strongest first. */
enum Evidence {
  RECORDED('S', "recorded"),
  RUNTIME('J', "Java runtime"),
  EMULATOR('R', "emulator"),
  LOGS('L', "logs"),
  DOCUMENTATION('D', "documentation"),
  INFERENCE('I', "inference");

  private final char letter;
  private final String word;

  Evidence(char letter, String word) {
    this.letter = letter;
    this.word = word;
  }

  static Evidence of(String letter) {
    return Arrays.stream(values())
        .filter(evidence -> letter.equals(String.valueOf(evidence.letter)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            "evidence is one of S, J, R, L, D and I, but is " + letter));
  }

  String word() {
    return word;
  }

  /** Whether the service itself, or code that its makers published, shows the rule. */
  boolean isProof() {
    return compareTo(EMULATOR) <= 0;
  }
}
