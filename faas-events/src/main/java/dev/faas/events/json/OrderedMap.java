package dev.faas.events.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * For codecs: an unmodifiable map from names that keeps the order in which they were added, in two
 * arrays rather than an object for each entry.
 *
 * @param <V> the values, never null
 */
public final class OrderedMap<V> extends AbstractMap<String, V> {

  /** Up to here the names are compared one after the other. */
  private static final int FEW = 16;

  private final Object[] entries;
  private final int size;
  private final int @Nullable [] index;

  private OrderedMap(Object[] entries, int size, int @Nullable [] index) {
    this.entries = entries;
    this.size = size;
    this.index = index;
  }

  /**
   * Collects the entries of one map. Not safe for use by several threads.
   *
   * @param <V> the values
   */
  public static final class Builder<V> {
    private Object[] entries = new Object[8];
    private int size;
    private int @Nullable [] index;

    /** A builder of an empty map. */
    public Builder() {}

    /** Adds an entry; false if the name is there already. */
    public boolean add(String name, V value) {
      if (find(entries, size, index, name) >= 0) {
        return false;
      }
      if (2 * size == entries.length) {
        entries = Arrays.copyOf(entries, 2 * entries.length);
      }
      entries[2 * size] = name;
      entries[2 * size + 1] = value;
      size++;
      if (size > FEW) {
        addToIndex();
      }
      return true;
    }

    private void addToIndex() {
      int[] known = index;
      if (known == null || 2 * size > known.length) {
        known = new int[4 * Integer.highestOneBit(size)];
        index = known;
        for (int i = 0; i < size; i++) {
          put(known, i);
        }
      } else {
        put(known, size - 1);
      }
    }

    private void put(int[] into, int entry) {
      int at = spread(entries[2 * entry].hashCode()) & (into.length - 1);
      while (into[at] != 0) {
        at = (at + 1) & (into.length - 1);
      }
      into[at] = entry + 1;
    }

    /** The map; nothing may be added afterwards. */
    public Map<String, V> build() {
      return size == 0 ? Map.of() : new OrderedMap<>(entries, size, index);
    }
  }

  private static int find(Object[] entries, int size, int @Nullable [] index, Object name) {
    int hash = name.hashCode();
    if (index == null) {
      for (int i = 0; i < size; i++) {
        if (entries[2 * i].hashCode() == hash && entries[2 * i].equals(name)) {
          return i;
        }
      }
      return -1;
    }
    int at = spread(hash) & (index.length - 1);
    while (index[at] != 0) {
      if (entries[2 * (index[at] - 1)].equals(name)) {
        return index[at] - 1;
      }
      at = (at + 1) & (index.length - 1);
    }
    return -1;
  }

  private static int spread(int hash) {
    return hash ^ (hash >>> 16);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public @Nullable V get(@Nullable Object name) {
    int found = name == null ? -1 : find(entries, size, index, name);
    return found < 0 ? null : value(found);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return name != null && find(entries, size, index, name) >= 0;
  }

  /** The name at this place, from 0. */
  public String name(int place) {
    return (String) entries[2 * place];
  }

  /** The value at this place, from 0. */
  @SuppressWarnings("unchecked")
  public V value(int place) {
    return (V) entries[2 * place + 1];
  }

  @Override
  public Set<Map.Entry<String, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public Iterator<Map.Entry<String, V>> iterator() {
        return new Entries();
      }
    };
  }

  private final class Entries implements Iterator<Map.Entry<String, V>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < size;
    }

    @Override
    public Map.Entry<String, V> next() {
      if (next == size) {
        throw new NoSuchElementException();
      }
      next++;
      return Map.entry(name(next - 1), value(next - 1));
    }
  }
}
