package dev.faas.invoker.log.store;

import dev.faas.invoker.log.LogGroup;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.LogStream;
import dev.faas.invoker.refusal.RefusedException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The log groups of one service: what is in them, for how long, and who else gets it. Safe for use by several
 * threads.
 *
 * <p>Lines are kept for ever unless {@link #retain} says otherwise, but of each stream only the last {@value
 * LogStream#MAX_LINES}, and of each group only the last {@value LogGroup#MAX_STREAMS} streams.
 */
public final class LogStore implements AutoCloseable {

  private final Map<String, GroupWatch> groups = new ConcurrentSkipListMap<>();
  private final Surroundings surroundings;
  private final Loops loops = new Loops(name -> watch(name).filters());

  /**
   * A store without groups, for the engine.
   *
   * @param clock by which lines grow old
   * @param owner the account's twelve digits
   * @param sinks where lines go, too; closed with the store
   * @param later runs the calls of subscribed functions, in another thread
   */
  public LogStore(InstantSource clock, String owner, List<LogSink> sinks, Executor later) {
    this.surroundings = new Surroundings(
        clock, owner, sinks.stream().map(GuardedSink::new).toList(), new EventIds(), later);
  }

  /** All groups, in the order of their names. */
  public List<LogGroup> groups() {
    return groups.values().stream().map(GroupWatch::group).toList();
  }

  /** The group of this name, if a function writes to it. */
  public Optional<LogGroup> group(String name) {
    return Optional.ofNullable(groups.get(name)).map(GroupWatch::group);
  }

  /**
   * The group that a function writes to, which is made if there is none.
   *
   * @param chosen its name, or null for the function's default one
   * @throws IllegalArgumentException if the function is called with lines of this group
   */
  public LogGroup groupFor(String function, @Nullable String chosen) {
    String name = chosen == null ? LogGroup.defaultName(function) : chosen;
    synchronized (loops) {
      GroupWatch watch = groups.computeIfAbsent(
          name, unknown -> new GroupWatch(new LogGroup(unknown), surroundings));
      loops.checkWriter(function, name);
      return watch.group();
    }
  }

  /**
   * The lines that are looked for, in the order of their times.
   *
   * @throws RefusedException in the service's words if there is no such group
   */
  public List<StoredLine> find(LogQuery query) {
    String name = query.group();
    Collection<GroupWatch> searched = name == null ? groups.values() : List.of(watch(name));
    List<StoredLine> found = new ArrayList<>();
    for (GroupWatch watch : searched) {
      for (LogStream stream : watch.group().streams()) {
        for (LogLine line : stream.lines()) {
          StoredLine stored = new StoredLine(watch.group(), stream, line);
          if (query.accepts(stored)) {
            found.add(stored);
          }
        }
      }
    }
    found.sort(Comparator.comparing(stored -> stored.line().time()));
    return List.copyOf(found);
  }

  /**
   * Keeps the lines of a group for some days only, by the service's clock. What is older is gone when the group is
   * read or written the next time; on the service that may take some days more.
   *
   * @param days one of the numbers that the service takes, such as 1, 3, 5, 7, 14, 30, 60, 90
   * @throws RefusedException in the service's words if it is none of them, or there is no such group
   */
  public void retain(String group, int days) {
    RetentionRules.check(days);
    watch(group).retain(OptionalInt.of(days));
  }

  /**
   * Keeps the lines of a group for ever, as it is by default.
   *
   * @throws RefusedException in the service's words if there is no such group
   */
  public void retainForever(String group) {
    watch(group).retain(OptionalInt.empty());
  }

  /**
   * For how many days the lines of a group are kept; empty for ever.
   *
   * @throws RefusedException in the service's words if there is no such group
   */
  public OptionalInt retention(String group) {
    return watch(group).days();
  }

  /**
   * Has a function called with events of a group, asynchronously. Events that are written during an invocation of the
   * group are sent when it ends, in one call for each log stream, and what is written between invocations with them or
   * when {@code LocalInvoker.settle} is called. The service sends them within seconds, whether the invocation has
   * ended or not. Its {@code CONTROL_MESSAGE}s are not sent.
   *
   * @param filter replaces that of the same name
   * @throws RefusedException in the service's words if there is no such group, if it has {@value
   *     SubscriptionFilter#MAX_PER_GROUP} other filters, or if the function writes to it
   * @throws IllegalArgumentException if the function would be called for ever with lines that come of its own, which
   *     the service does not refuse
   */
  public void subscribe(String group, SubscriptionFilter filter) {
    synchronized (loops) {
      GroupWatch watch = watch(group);
      loops.checkFilter(group, filter);
      watch.subscribe(filter);
    }
  }

  /**
   * Takes a subscription filter away.
   *
   * @throws RefusedException in the service's words if there is none of this name, or no such group
   */
  public void unsubscribe(String group, String filter) {
    synchronized (loops) {
      if (!watch(group).unsubscribe(filter)) {
        throw RefusedException.notFound("The specified subscription filter does not exist.");
      }
    }
  }

  /**
   * The subscription filters of a group.
   *
   * @throws RefusedException in the service's words if there is no such group
   */
  public List<SubscriptionFilter> subscriptions(String group) {
    return watch(group).filters();
  }

  /** Sends what subscribed functions have not been called with yet, for the engine. */
  public void handOver() {
    groups.values().forEach(GroupWatch::handOver);
  }

  /** Closes the sinks. Lines stay, and more are kept; nobody else gets them. Further calls do nothing. */
  @Override
  public void close() {
    groups.values().forEach(GroupWatch::close);
    surroundings.sinks().forEach(GuardedSink::close);
  }

  private GroupWatch watch(String group) {
    GroupWatch watch = groups.get(group);
    if (watch == null) {
      throw RefusedException.notFound("The specified log group does not exist.");
    }
    return watch;
  }
}
