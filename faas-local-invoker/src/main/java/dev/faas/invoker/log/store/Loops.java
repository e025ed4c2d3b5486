package dev.faas.invoker.log.store;

import dev.faas.invoker.refusal.RefusedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps subscriptions from calling functions with their own lines for ever. The service refuses the shortest such loop
 * only, and warns of the others ("Log recursion prevention"); here all are refused. Not safe for use by several threads.
 */
final class Loops {

  private final Map<String, Set<String>> groupsOfFunctions = new HashMap<>();
  private final Function<String, List<SubscriptionFilter>> filtersOf;

  /**
   * No function writes anything yet.
   *
   * @param filtersOf the filters of a group
   */
  Loops(Function<String, List<SubscriptionFilter>> filtersOf) {
    this.filtersOf = filtersOf;
  }

  /** A function is going to write to a group. */
  void checkWriter(String function, String group) {
    if (reached(group).contains(function)) {
      throw new IllegalArgumentException(function + " cannot write to " + group
          + ": it is called with lines of this group, so it would be called for ever. Choose"
          + " another log group, or take the subscription filter away.");
    }
    groupsOfFunctions.computeIfAbsent(function, name -> new HashSet<>()).add(group);
  }

  /** A group is going to have a filter. */
  void checkFilter(String group, SubscriptionFilter filter) {
    Set<String> own = groupsOfFunctions.getOrDefault(filter.function(), Set.of());
    if (own.contains(group)) {
      throw new RefusedException(
          "InvalidParameterException",
          400,
          "The log group provided is reserved for the function logs of the destination function.");
    }
    for (String next : own) {
      boolean isBack = reached(next).stream()
          .anyMatch(
              function -> groupsOfFunctions.getOrDefault(function, Set.of()).contains(group));
      if (isBack) {
        throw new IllegalArgumentException(filter.function() + " cannot be called with lines of "
            + group + ": what it writes leads to new lines there by other subscription filters,"
            + " so it would be called for ever. The service does not refuse that, and does it.");
      }
    }
  }

  /** The functions that are called with lines of a group, or with lines of such functions, and so on. */
  private Set<String> reached(String group) {
    Set<String> functions = new HashSet<>();
    Deque<String> groups = new ArrayDeque<>(List.of(group));
    while (!groups.isEmpty()) {
      for (SubscriptionFilter filter : filtersOf.apply(groups.remove())) {
        if (functions.add(filter.function())) {
          groups.addAll(groupsOfFunctions.getOrDefault(filter.function(), Set.of()));
        }
      }
    }
    return functions;
  }
}
