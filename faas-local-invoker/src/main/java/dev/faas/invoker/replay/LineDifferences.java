package dev.faas.invoker.replay;

import java.util.ArrayList;
import java.util.List;

/** A comparison of lines: {@code -} for one that is missing now, {@code +} for one that is new. */
final class LineDifferences {

  private static final int CONTEXT = 2;
  private static final int MOST_COMPARED = 1000;

  private LineDifferences() {}

  /** None if they are equal. */
  static List<String> between(List<String> before, List<String> now) {
    if (before.equals(now)) {
      return List.of();
    }
    int start = 0;
    while (start < Math.min(before.size(), now.size())
        && before.get(start).equals(now.get(start))) {
      start++;
    }
    int end = 0;
    while (end < Math.min(before.size(), now.size()) - start
        && before.get(before.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
      end++;
    }
    List<String> told = new ArrayList<>();
    context(told, before.subList(Math.max(0, start - CONTEXT), start));
    compare(told, before.subList(start, before.size() - end), now.subList(start, now.size() - end));
    int after = before.size() - end;
    context(told, before.subList(after, Math.min(before.size(), after + CONTEXT)));
    return told;
  }

  private static void context(List<String> told, List<String> lines) {
    lines.forEach(line -> told.add("  " + Shown.text(line)));
  }

  private static void compare(List<String> told, List<String> before, List<String> now) {
    boolean isTooMuch = before.size() > MOST_COMPARED || now.size() > MOST_COMPARED;
    int[][] common = isTooMuch ? new int[before.size() + 1][1] : common(before, now);
    int i = 0;
    int j = 0;
    while (i < before.size() || j < now.size()) {
      if (!isTooMuch && i < before.size() && j < now.size() && before.get(i).equals(now.get(j))) {
        told.add("  " + Shown.text(before.get(i)));
        i++;
        j++;
      } else if (j == now.size()
          || (i < before.size() && (isTooMuch || common[i + 1][j] >= common[i][j + 1]))) {
        told.add("- " + Shown.text(before.get(i)));
        i++;
      } else {
        told.add("+ " + Shown.text(now.get(j)));
        j++;
      }
    }
  }

  /** How many lines are common from there on. */
  private static int[][] common(List<String> before, List<String> now) {
    int[][] common = new int[before.size() + 1][now.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        common[i][j] = before.get(i).equals(now.get(j))
            ? common[i + 1][j + 1] + 1
            : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
