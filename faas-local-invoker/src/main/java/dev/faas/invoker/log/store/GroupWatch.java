package dev.faas.invoker.log.store;

import dev.faas.invoker.log.LogGroup;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.LogStream;
import dev.faas.invoker.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A log group and what is done with its lines beside keeping them. If that is nothing, the group is not watched, and
 * its lines cost nothing more. Safe for use by several threads.
 */
final class GroupWatch implements LogGroup.Watch {

  private final LogGroup group;
  private final Surroundings here;
  private volatile List<Subscription> subscriptions = List.of();
  private volatile OptionalInt days = OptionalInt.empty();
  private boolean isClosed;

  GroupWatch(LogGroup group, Surroundings here) {
    this.group = group;
    this.here = here;
    refresh();
  }

  LogGroup group() {
    return group;
  }

  OptionalInt days() {
    return days;
  }

  synchronized void retain(OptionalInt newDays) {
    days = newDays;
    refresh();
  }

  List<SubscriptionFilter> filters() {
    return subscriptions.stream().map(Subscription::filter).toList();
  }

  /** Adds a filter, or replaces that of the same name; what that one has caught goes where it should. */
  synchronized void subscribe(SubscriptionFilter filter) {
    List<Subscription> next = without(filter.name());
    if (next.size() == SubscriptionFilter.MAX_PER_GROUP) {
      throw new RefusedException("LimitExceededException", 400, "Resource limit exceeded.");
    }
    next.add(new Subscription(here.owner(), filter, here.ids()));
    replace(next);
  }

  /** Takes a filter away; false if there is none of this name. */
  synchronized boolean unsubscribe(String name) {
    List<Subscription> next = without(name);
    boolean isThere = next.size() < subscriptions.size();
    replace(next);
    return isThere;
  }

  private List<Subscription> without(String name) {
    List<Subscription> others = new ArrayList<>(subscriptions);
    others.removeIf(one -> one.filter().name().equals(name));
    return others;
  }

  private void replace(List<Subscription> next) {
    handOver();
    subscriptions = List.copyOf(next);
    refresh();
  }

  /** Nothing is done any more. */
  synchronized void close() {
    isClosed = true;
    refresh();
  }

  private void refresh() {
    boolean isWatched = !isClosed
        && (days.isPresent() || !subscriptions.isEmpty() || !here.sinks().isEmpty());
    group.watch(isWatched ? this : null);
  }

  @Override
  public Instant horizon() {
    OptionalInt kept = days;
    return kept.isPresent()
        ? here.clock().instant().minus(Duration.ofDays(kept.getAsInt()))
        : Instant.MIN;
  }

  @Override
  public void onLine(LogStream stream, LogLine line) {
    StoredLine stored = new StoredLine(group, stream, line);
    here.sinks().forEach(sink -> sink.write(stored));
    subscriptions.forEach(subscription -> subscription.offer(stored));
  }

  @Override
  public void onInvocationEnded() {
    here.sinks().forEach(GuardedSink::flush);
    handOver();
  }

  /** What the subscriptions have caught is sent as soon as possible. */
  void handOver() {
    for (Subscription subscription : subscriptions) {
      for (SubscriptionEvent event : subscription.take(group.name())) {
        here.later().execute(() -> subscription.deliver(group.name(), event));
      }
    }
  }
}
