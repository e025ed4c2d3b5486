package dev.faas.invoker.log.store;

import dev.faas.Payload;
import dev.faas.invoker.async.Destination;
import dev.faas.invoker.log.LogStream;
import dev.faas.invoker.log.pattern.FilterPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A subscription filter at work: what it has caught and not sent yet. Safe for use by several threads. */
final class Subscription {

  private final String owner;
  private final SubscriptionFilter filter;
  private final FilterPattern pattern;
  private final EventIds ids;
  private final Map<LogStream, List<LogEvent>> caught = new LinkedHashMap<>();
  private long characters;
  private long lost;

  Subscription(String owner, SubscriptionFilter filter, EventIds ids) {
    this.owner = owner;
    this.filter = filter;
    this.pattern = FilterPattern.parse(filter.pattern());
    this.ids = ids;
  }

  SubscriptionFilter filter() {
    return filter;
  }

  void offer(StoredLine line) {
    for (String event : line.events()) {
      if (pattern.matches(event)) {
        add(line, event);
      }
    }
  }

  private synchronized void add(StoredLine line, String event) {
    if (characters > LogStream.MAX_CHARACTERS) {
      lost++;
      return;
    }
    characters += event.length();
    long timestamp = line.line().time().toEpochMilli();
    caught
        .computeIfAbsent(line.stream(), stream -> new ArrayList<>())
        .add(new LogEvent(ids.next(timestamp), timestamp, event + "\n", pattern.fields(event)));
  }

  /** Takes what was caught, an event for the events of each stream. */
  synchronized List<SubscriptionEvent> take(String group) {
    List<SubscriptionEvent> taken = caught.entrySet().stream()
        .map(entry -> new SubscriptionEvent(
            owner, group, entry.getKey().name(), filter.name(), List.copyOf(entry.getValue())))
        .toList();
    caught.clear();
    characters = 0;
    if (lost > 0) {
      Failures.tell(
          filter + " of " + group + " has lost " + lost + " log events: it keeps "
              + LogStream.MAX_CHARACTERS + " characters until an invocation ends",
          null);
      lost = 0;
    }
    return taken;
  }

  /** Calls the function; what goes wrong is told. */
  void deliver(String group, SubscriptionEvent event) {
    try {
      for (Payload payload : event.payloads()) {
        filter.destination().deliver(Destination.Message.of(payload));
      }
    } catch (Exception refused) {
      if (refused instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      Failures.tell(
          filter + " of " + group + " could not deliver " + event.events().size() + " log events",
          refused);
    }
  }
}
