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
import java.util.ArrayList;
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
  private static final Derivation<String, Map<String, List<String>>> ALL = new All(true);

  private static final Derivation<String, Map<String, List<String>>> AS_SENT = new All(false);

  private static final JsonCodec<Map<String, List<String>>> LISTS = Maps.of(Lists.of(Scalars.TEXT));

  private QueryMaps() {}

  /** The members of format 1.0: {@code queryStringParameters} and {@code multiValueQueryStringParameters}. */
  public static String fields(Fields f, String kind, String written) throws IOException {
    RepeatedTexts single = f.source("queryStringParameters", RepeatedTexts.CODEC, LAST, written);
    Map<String, List<String>> all =
        f.source("multiValueQueryStringParameters", LISTS, ALL, written);
    String query = f.isReading()
        ? rawQuery(all, RepeatedTexts.instead(kind, "queryStringParameters", all, single), true)
        : written;
    f.basis("queryStringParameters", query);
    f.basis("multiValueQueryStringParameters", query);
    return query;
  }

  /** One member, in which the service writes names and values as they were sent. */
  public static String asSent(
      Fields f, String name, JsonCodec<Map<String, List<String>>> codec, String written)
      throws IOException {
    Map<String, List<String>> all = f.source(name, codec, AS_SENT, written);
    String query = f.isReading() ? rawQuery(all, null, false) : written;
    f.basis(name, query);
    return query;
  }

  /** Whether a parameter stands in the query more than once. */
  public static boolean isRepeated(String rawQuery) {
    for (List<String> values : QueryParameters.parse(rawQuery).values().values()) {
      if (values.size() > 1) {
        return true;
      }
    }
    return false;
  }

  /** A raw query of these parameters: with one value of each, or with all; they may be to be encoded. */
  private static String rawQuery(
      @Nullable Map<String, List<String>> all,
      @Nullable Map<String, String> single,
      boolean encoded) {
    StringBuilder raw = new StringBuilder();
    if (single != null) {
      for (Map.Entry<String, String> parameter : single.entrySet()) {
        append(raw, parameter.getKey(), parameter.getValue(), encoded);
      }
    } else if (all != null) {
      for (Map.Entry<String, List<String>> parameter : all.entrySet()) {
        for (String value : parameter.getValue()) {
          append(raw, parameter.getKey(), value, encoded);
        }
      }
    }
    return raw.toString();
  }

  private static void append(StringBuilder raw, String name, String value, boolean encoded) {
    raw.append(raw.length() == 0 ? "" : "&");
    raw.append(encoded ? URLEncoder.encode(name, StandardCharsets.UTF_8) : name).append('=');
    raw.append(encoded ? URLEncoder.encode(value, StandardCharsets.UTF_8) : value);
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

  private static final class All extends Derivation<String, Map<String, List<String>>> {

    private final boolean decoded;

    All(boolean decoded) {
      this.decoded = decoded;
    }

    @Override
    public @Nullable Map<String, List<String>> of(String rawQuery) {
      if (!decoded) {
        return asSent(rawQuery);
      }
      Map<String, List<String>> values = QueryParameters.parse(rawQuery).values();
      return values.isEmpty() ? null : values;
    }

    private static Map<String, List<String>> asSent(String rawQuery) {
      Map<String, List<String>> members = new LinkedHashMap<>();
      for (String pair : rawQuery.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        if (!pair.isEmpty()) {
          List<String> values = members.get(name);
          if (values == null) {
            values = new ArrayList<>(1);
            members.put(name, values);
          }
          values.add(equals < 0 ? "" : pair.substring(equals + 1));
        }
      }
      return members;
    }
  }

  private static final class Last extends Derivation<String, RepeatedTexts> {
    @Override
    public @Nullable RepeatedTexts of(String rawQuery) {
      Map<String, List<String>> values = QueryParameters.parse(rawQuery).values();
      return values.isEmpty() ? null : RepeatedTexts.lastOf(values);
    }
  }
}
