package dev.faas.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of an HTTP message: in order, several of one name allowed, names without regard to
 * case. Immutable.
 *
 * <pre>{@code
 * headers.get("content-type")          // Optional[application/json], whoever wrote Content-Type
 * headers.list("Accept")               // [text/html, application/json]
 * headers.with("Cache-Control", "no-store")
 * }</pre>
 *
 * <p>Two are equal when they have the same values in the same order for each name; the order of the
 * names and their spelling do not count.
 *
 * @param entries the fields in their order, with the spelling that was given; not checked, since they
 *     may come from outside
 */
public record Headers(List<Entry> entries) {

  private static final Headers EMPTY = new Headers(List.of());

  /**
   * One header field.
   *
   * @param name with the spelling that was given
   * @param value as it was given, never split or joined
   */
  public record Entry(String name, String value) {}

  /** Copies the list. */
  public Headers {
    entries = List.copyOf(entries);
  }

  /** No header fields. */
  public static Headers empty() {
    return EMPTY;
  }

  /**
   * Header fields from names and values in turn: {@code of("Accept", "text/html", "X-Id", "7")}.
   *
   * @throws IllegalArgumentException if a value is missing, a name is no HTTP token, or a value has a
   *     line break or another control character
   */
  public static Headers of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException(
          "the header " + namesAndValues[namesAndValues.length - 1] + " has no value");
    }
    List<Entry> entries = new ArrayList<>(namesAndValues.length / 2);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      entries.add(HeaderRules.checked(namesAndValues[i], namesAndValues[i + 1]));
    }
    return entries.isEmpty() ? EMPTY : new Headers(entries);
  }

  /** The first value of this name, as it was given. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(first(name));
  }

  /** All values of this name, as they were given; a comma-separated list is one value. */
  public List<String> all(String name) {
    List<String> values = new ArrayList<>(1);
    for (Entry entry : entries) {
      if (entry.name().equalsIgnoreCase(name)) {
        values.add(entry.value());
      }
    }
    return List.copyOf(values);
  }

  /**
   * All elements of a list header such as {@code Accept}, whether they came as several fields or with
   * commas in one. Commas inside of quotes do not separate; empty elements are left out. A header whose
   * values contain commas without being lists ({@code Set-Cookie}, {@code Date}, {@code User-Agent},
   * {@code Authorization} and their like) is not split.
   */
  public List<String> list(String name) {
    List<String> values = all(name);
    return HeaderRules.isList(name) ? HeaderRules.split(values) : values;
  }

  /** Whether there is a field of this name. */
  public boolean contains(String name) {
    return first(name) != null;
  }

  /** Whether there are no fields. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /**
   * These fields with this value as the only one of its name. It stands where the name stood first, else
   * at the end.
   *
   * @throws IllegalArgumentException if the name is no HTTP token, or the value has a line break or
   *     another control character
   */
  public Headers with(String name, String value) {
    Entry added = HeaderRules.checked(name, value);
    List<Entry> changed = new ArrayList<>(entries.size() + 1);
    boolean placed = false;
    for (Entry entry : entries) {
      if (!entry.name().equalsIgnoreCase(name)) {
        changed.add(entry);
      } else if (!placed) {
        changed.add(added);
        placed = true;
      }
    }
    if (!placed) {
      changed.add(added);
    }
    return new Headers(changed);
  }

  /**
   * These fields and one more at the end, beside those of the same name.
   *
   * @throws IllegalArgumentException if the name is no HTTP token, or the value has a line break or
   *     another control character
   */
  public Headers withAdded(String name, String value) {
    List<Entry> changed = new ArrayList<>(entries.size() + 1);
    changed.addAll(entries);
    changed.add(HeaderRules.checked(name, value));
    return new Headers(changed);
  }

  /** These fields without those of this name. */
  public Headers without(String name) {
    List<Entry> changed = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      if (!entry.name().equalsIgnoreCase(name)) {
        changed.add(entry);
      }
    }
    return changed.size() == entries.size() ? this : new Headers(changed);
  }

  private @Nullable String first(String name) {
    for (Entry entry : entries) {
      if (entry.name().equalsIgnoreCase(name)) {
        return entry.value();
      }
    }
    return null;
  }

  private Map<String, List<String>> byName() {
    Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Entry entry : entries) {
      List<String> values = byName.get(entry.name());
      if (values == null) {
        values = new ArrayList<>(1);
        byName.put(entry.name(), values);
      }
      values.add(entry.value());
    }
    return byName;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Headers that
        && entries.size() == that.entries.size()
        && (entries.equals(that.entries) || byName().equals(that.byName()));
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (Map.Entry<String, List<String>> named : byName().entrySet()) {
      hash += HeaderRules.hashOfName(named.getKey()) ^ named.getValue().hashCode();
    }
    return hash;
  }

  /** The fields as {@code {name: value, name: value}}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (Entry entry : entries) {
      text.append(text.length() == 1 ? "" : ", ").append(entry.name());
      text.append(": ").append(entry.value());
    }
    return text.append('}').toString();
  }
}
