package dev.faas.invoker.log.store;

import dev.faas.invoker.refusal.RefusedException;
import java.util.List;

/** For how many days the service keeps lines ("PutRetentionPolicy"). */
final class RetentionRules {

  private static final List<Integer> DAYS = List.of(
      1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
      3288, 3653);

  private RetentionRules() {}

  static void check(int days) {
    if (!DAYS.contains(days)) {
      throw new RefusedException(
          "InvalidParameterException",
          400,
          "Invalid retention value. Valid values are: " + DAYS + ", but it is " + days);
    }
  }
}
