package dev.faas.invoker.log.store;

import dev.faas.invoker.log.LogGroup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The log groups of one service. Safe for use by several threads. */
public final class LogStore {

  private final Map<String, LogGroup> groups = new ConcurrentSkipListMap<>();

  /** A store without groups. */
  public LogStore() {}

  /** All groups, in the order of their names. */
  public List<LogGroup> groups() {
    return List.copyOf(groups.values());
  }

  /** The group of this name, if a function writes to it. */
  public Optional<LogGroup> group(String name) {
    return Optional.ofNullable(groups.get(name));
  }

  /** The group of this name, which is made if there is none. */
  public LogGroup groupFor(String name) {
    return groups.computeIfAbsent(name, LogGroup::new);
  }
}
