package dev.faas.examples.album;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How often each photo was looked at, in memory; a real album has a table. */
public final class ClickCounts {

  private final Map<String, Long> counts = new ConcurrentHashMap<>();

  /** Counts one more click and returns how many there are. */
  public long add(Click click) {
    return counts.merge(click.photo(), 1L, Long::sum);
  }
}
