package dev.faas.events.aws;

import dev.faas.events.QueryParameters;
import dev.faas.events.codec.Derivation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The decoded query as the maps that the payload formats put beside it. */
final class QueryMaps {

  /** Format 2.0: the values of a repeated name are joined by commas. */
  static final Derivation<String, Map<String, String>> JOINED = new Single(true);

  /** Format 1.0: of a repeated name the last value. */
  static final Derivation<String, Map<String, String>> LAST = new Single(false);

  /** Format 1.0: all values of each name. */
  static final Derivation<String, Map<String, List<String>>> ALL = new All();

  private QueryMaps() {}

  /** A raw query that decodes to these parameters: all values where they are known, else one each. */
  static String rawQuery(
      @Nullable Map<String, List<String>> all, @Nullable Map<String, String> single) {
    StringBuilder raw = new StringBuilder();
    if (all != null && !all.isEmpty()) {
      for (Map.Entry<String, List<String>> parameter : all.entrySet()) {
        for (String value : parameter.getValue()) {
          append(raw, parameter.getKey(), value);
        }
      }
    } else if (single != null) {
      for (Map.Entry<String, String> parameter : single.entrySet()) {
        append(raw, parameter.getKey(), parameter.getValue());
      }
    }
    return raw.toString();
  }

  private static void append(StringBuilder raw, String name, String value) {
    if (raw.length() > 0) {
      raw.append('&');
    }
    raw.append(URLEncoder.encode(name, StandardCharsets.UTF_8))
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  private static final class Single extends Derivation<String, Map<String, String>> {
    private final boolean joined;

    Single(boolean joined) {
      this.joined = joined;
    }

    @Override
    public @Nullable Map<String, String> of(String rawQuery) {
      QueryParameters query = QueryParameters.parse(rawQuery);
      Map<String, String> members = new LinkedHashMap<>();
      for (String name : query.names()) {
        List<String> values = query.all(name);
        members.put(name, joined ? String.join(",", values) : values.get(values.size() - 1));
      }
      return members.isEmpty() ? null : members;
    }
  }

  private static final class All extends Derivation<String, Map<String, List<String>>> {
    @Override
    public @Nullable Map<String, List<String>> of(String rawQuery) {
      Map<String, List<String>> values = QueryParameters.parse(rawQuery).values();
      return values.isEmpty() ? null : values;
    }
  }
}
