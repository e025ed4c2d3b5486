package dev.faas.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a query, decoded: several values of one name allowed, names case-sensitive and in
 * the order of their first appearance. Immutable.
 *
 * <pre>{@code
 * request.query().first("page")                    // Optional[2]
 * request.query().all("tag")                       // [red, blue]
 * }</pre>
 *
 * @param values the values of each name, in order; a parameter without an equals sign has the value ""
 */
public record QueryParameters(Map<String, List<String>> values) {

  private static final QueryParameters EMPTY = new QueryParameters(Map.of());

  /** Copies the map and its lists. */
  public QueryParameters {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> named : values.entrySet()) {
      copy.put(named.getKey(), List.copyOf(named.getValue()));
    }
    values = OrderedCopy.of(copy);
  }

  /**
   * Reads a query as browsers write it: a plus sign is a space, {@code %C3%A4} is UTF-8. Never fails: a
   * percent sign that begins no escape stands for itself, bytes that are not UTF-8 become U+FFFD, and
   * nothing between two ampersands is nothing.
   *
   * @param rawQuery what follows the question mark
   */
  public static QueryParameters parse(String rawQuery) {
    if (rawQuery.isEmpty()) {
      return EMPTY;
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    int start = 0;
    while (start <= rawQuery.length()) {
      int ampersand = rawQuery.indexOf('&', start);
      int end = ampersand < 0 ? rawQuery.length() : ampersand;
      if (end > start) {
        add(values, rawQuery.substring(start, end));
      }
      start = end + 1;
    }
    return new QueryParameters(values);
  }

  private static void add(Map<String, List<String>> values, String pair) {
    int equals = pair.indexOf('=');
    String name = PercentText.decodeForm(equals < 0 ? pair : pair.substring(0, equals));
    List<String> sameName = values.get(name);
    if (sameName == null) {
      sameName = new ArrayList<>(1);
      values.put(name, sameName);
    }
    sameName.add(equals < 0 ? "" : PercentText.decodeForm(pair.substring(equals + 1)));
  }

  /** The first value of this name. */
  public Optional<String> first(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
  }

  /** All values of this name in their order; empty if there are none. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** The names in the order of their first appearance. */
  public List<String> names() {
    return List.copyOf(values.keySet());
  }

  /** Whether there are no parameters. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
