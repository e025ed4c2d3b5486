package dev.faas.invoker.fidelity;

import java.util.Arrays;
import java.util.Locale;

/** What becomes of a rule of the real service here. */
enum Status {
  /** A test shows it. */
  REPRODUCED,
  /** It is the user's choice; a test shows the switch. */
  SWITCHABLE,
  /** It will be reproduced, and is not. */
  NOT_YET,
  /** It is not reproduced, for a reason. */
  OUT_OF_SCOPE;

  static Status of(String words) {
    return Arrays.stream(values())
        .filter(status -> status.words().equals(words))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no status " + words));
  }

  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  boolean needsTest() {
    return this == REPRODUCED || this == SWITCHABLE;
  }

  boolean needsRemark() {
    return this == SWITCHABLE || this == OUT_OF_SCOPE;
  }
}
