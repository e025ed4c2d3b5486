package dev.faas.invoker.concurrency;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * How many invocations of one function run, by their versions and by the names by which they were called. Safe for use
 * by several threads.
 */
public final class NamedConcurrency {

  private final Map<Key, AtomicInteger> running = new ConcurrentHashMap<>();

  /** What is counted together. */
  private record Key(@Nullable String qualifier, @Nullable String version) {}

  /**
   * How many run, the one that begins included.
   *
   * @param ofVersion of this version, by whichever name
   * @param ofQualifier by this name, whichever version; 0 where none was named
   * @param ofBoth of this version by this name; 0 where none was named
   */
  public record Reading(int ofVersion, int ofQualifier, int ofBoth) {}

  /** Nothing runs. */
  public NamedConcurrency() {}

  /**
   * An invocation begins.
   *
   * @param version the version that will run
   * @param qualifier the version or alias that the caller named, or null
   */
  public Reading begun(String version, @Nullable String qualifier) {
    int ofVersion = add(new Key(null, version), 1);
    return qualifier == null
        ? new Reading(ofVersion, 0, 0)
        : new Reading(
            ofVersion, add(new Key(qualifier, null), 1), add(new Key(qualifier, version), 1));
  }

  /** An invocation has ended that had begun so. */
  public void ended(String version, @Nullable String qualifier) {
    add(new Key(null, version), -1);
    if (qualifier != null) {
      add(new Key(qualifier, null), -1);
      add(new Key(qualifier, version), -1);
    }
  }

  private int add(Key key, int more) {
    return running.computeIfAbsent(key, none -> new AtomicInteger()).addAndGet(more);
  }
}
