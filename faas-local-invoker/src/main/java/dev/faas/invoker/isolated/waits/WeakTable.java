package dev.faas.invoker.isolated.waits;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is kept about objects as long as they live, by identity. Safe for use by several threads. A value
 * must not refer to its key.
 */
public final class WeakTable<K, V> {

  private final Map<Key<K>, V> values = new ConcurrentHashMap<>();
  private final ReferenceQueue<K> collected = new ReferenceQueue<>();

  /** What is kept about the key, or null. */
  public @Nullable V get(K key) {
    return values.get(new Key<>(key, null));
  }

  /** What is kept about the key, or what is to be kept from now on. */
  public V get(K key, Supplier<V> initial) {
    for (Object old = collected.poll(); old != null; old = collected.poll()) {
      values.remove(old);
    }
    return values.computeIfAbsent(new Key<>(key, collected), unknown -> initial.get());
  }

  private static final class Key<K> extends WeakReference<K> {
    private final int hash;

    private Key(K key, @Nullable ReferenceQueue<K> queue) {
      super(key, queue);
      hash = System.identityHashCode(key);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      K mine = get();
      return mine != null && other instanceof Key<?> key && key.get() == mine;
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
