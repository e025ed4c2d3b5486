package dev.faas.events.aws.http;

import dev.faas.events.QueryParameters;
import dev.faas.events.codec.Derivation;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Lists;
import dev.faas.events.codec.Maps;
import dev.faas.events.codec.Scalars;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The decoded query as the maps that the payload formats put beside it. */
public final class QueryMaps {

  /** Format 2.0: the values of a repeated name are joined by commas. */
  public static final Derivation<String, Map<String, String>> JOINED = new Joined();

  /** Format 1.0: of a repeated name the last value. */
  private static final Derivation<String, RepeatedTexts> LAST = new Last();

  /** Format 1.0: all values of each name. */
  private static final Derivation<String, Map<String, List<String>>> ALL = new All();

  private static final JsonCodec<Map<String, List<String>>> LISTS = Maps.of(Lists.of(Scalars.TEXT));

  private QueryMaps() {}

  /** The members of format 1.0: {@code queryStringParameters} and {@code multiValueQueryStringParameters}. */
  public static String fields(Fields f, String kind, String written) throws IOException {
    RepeatedTexts single = f.source("queryStringParameters", RepeatedTexts.CODEC, LAST, written);
    Map<String, List<String>> all =
        f.source("multiValueQueryStringParameters", LISTS, ALL, written);
    String query = f.isReading()
        ? rawQuery(all, RepeatedTexts.instead(kind, "queryStringParameters", all, single))
        : written;
    f.basis("queryStringParameters", query);
    f.basis("multiValueQueryStringParameters", query);
    return query;
  }

  /** A raw query that decodes to these parameters: with one value of each, or with all. */
  private static String rawQuery(
      @Nullable Map<String, List<String>> all, @Nullable Map<String, String> single) {
    StringBuilder raw = new StringBuilder();
    if (single != null) {
      for (Map.Entry<String, String> parameter : single.entrySet()) {
        append(raw, parameter.getKey(), parameter.getValue());
      }
    } else if (all != null) {
      for (Map.Entry<String, List<String>> parameter : all.entrySet()) {
        for (String value : parameter.getValue()) {
          append(raw, parameter.getKey(), value);
        }
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

  private static final class Joined extends Derivation<String, Map<String, String>> {
    @Override
    public @Nullable Map<String, String> of(String rawQuery) {
      QueryParameters query = QueryParameters.parse(rawQuery);
      Map<String, String> members = new LinkedHashMap<>();
      for (String name : query.names()) {
        members.put(name, String.join(",", query.all(name)));
      }
      return members.isEmpty() ? null : members;
    }
  }

  private static final class Last extends Derivation<String, RepeatedTexts> {
    @Override
    public @Nullable RepeatedTexts of(String rawQuery) {
      Map<String, List<String>> values = QueryParameters.parse(rawQuery).values();
      return values.isEmpty() ? null : RepeatedTexts.lastOf(values);
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
