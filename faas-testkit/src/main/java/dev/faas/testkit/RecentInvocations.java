package dev.faas.testkit;

import dev.faas.invoker.InvocationListener;
import dev.faas.invoker.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.opentest4j.TestAbortedException;

/**
 * The last invocations of a service, to be told when a test fails for a reason that does not tell them
 * itself. Safe for use by several threads.
 */
final class RecentInvocations implements InvocationListener {

  private static final int KEPT = 5;

  private final Deque<Outcome<?>> last = new ArrayDeque<>();
  private int count;

  @Override
  public synchronized void onEnded(Outcome<?> outcome) {
    count++;
    last.addLast(outcome);
    if (last.size() > KEPT) {
      last.removeFirst();
    }
  }

  /** How many there have been. */
  synchronized int count() {
    return count;
  }

  /**
   * Adds what is not told yet to a failure.
   *
   * @param begin the {@link #count} when the test began
   */
  void tell(Throwable failure, int begin) {
    if (failure instanceof TestAbortedException) {
      return;
    }
    String told = String.valueOf(failure.getMessage());
    List<Outcome<?>> kept = since(begin);
    List<String> untold = new ArrayList<>();
    for (Outcome<?> outcome : kept) {
      String story = outcome.toString();
      if (!told.contains(story)) {
        untold.add(story);
      }
    }
    if (!untold.isEmpty()) {
      failure.addSuppressed(
          new Story(headline(count() - begin, kept.size(), untold.size()), untold));
    }
  }

  private synchronized List<Outcome<?>> since(int begin) {
    List<Outcome<?>> all = new ArrayList<>(last);
    return all.subList(Math.max(0, all.size() - (count - begin)), all.size());
  }

  private static String headline(int all, int kept, int untold) {
    String which = untold < kept ? "others" : "last " + untold;
    return "since this test began, its functions were invoked "
        + (all == 1 ? "once" : all + " times")
        + (untold == all ? "" : ", the " + which + " of which:");
  }

  /** Printed by its text alone, without a class and frames that say nothing. */
  private static final class Story extends Exception {

    private static final long serialVersionUID = 1L;

    Story(String headline, List<String> stories) {
      super(headline + "\n\n" + String.join("\n\n", stories) + "\n", null, false, false);
    }

    @Override
    @SuppressWarnings("OverrideThrowableToString") // it is what a stack trace begins with
    public String toString() {
      return String.valueOf(getMessage());
    }
  }
}
