package dev.faas.invoker.replay;

import dev.faas.EnvironmentVariables;
import dev.faas.Payload;
import dev.faas.events.json.JsonNull;
import dev.faas.events.json.JsonValue;
import dev.faas.events.json.JsonValue.JsonBoolean;
import dev.faas.events.json.JsonValue.JsonNumber;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks one recording. What was masked first is also found in what comes later. */
final class Masker {

  private static final int LEAST_SECRET = 6;
  private static final String MASK = Matcher.quoteReplacement(Masking.MASK);
  private static final String VARIABLES = "environmentVariables";

  private final Masking masking;
  private final Pattern pairs;
  private final Set<String> secrets = new LinkedHashSet<>();
  private final Set<String> places = new TreeSet<>();

  Masker(Masking masking) {
    this.masking = masking;
    this.pairs = Pattern.compile(
        "(?<head>[\\w.-]*(?:" + masking.names() + ")[\\w.-]*[\"']?\\s*[=:]\\s*[\"']?"
            + "(?:(?:Bearer|Basic|Digest)\\s+)?)(?<value>[^\\s\"',;&(){}\\[\\]]+)",
        Pattern.CASE_INSENSITIVE);
  }

  /** Where something was masked, in the order of the places. */
  List<String> places() {
    return List.copyOf(places);
  }

  /** Learns what is secret in a payload, so that it is found before it. */
  void learn(Payload payload) {
    Masker apart = new Masker(masking);
    apart.payload("", payload);
    secrets.addAll(apart.secrets);
  }

  /** Learns what is secret among environment variables. */
  void learn(EnvironmentVariables variables) {
    variables.asMap().forEach((name, value) -> {
      if (masking.hidesVariable(name)) {
        learn(value);
      }
    });
  }

  private void learn(String secret) {
    if (secret.length() >= LEAST_SECRET && !secret.contains(Masking.MASK)) {
      secrets.add(secret);
    }
  }

  EnvironmentVariables variables(EnvironmentVariables variables) {
    Map<String, String> masked = new TreeMap<>();
    variables.asMap().forEach((name, value) -> {
      String place = Place.member(VARIABLES, name);
      masked.put(name, masking.hidesVariable(name) ? hidden(place, value) : text(place, value));
    });
    return EnvironmentVariables.of(masked);
  }

  Map<String, String> texts(String place, Map<String, String> texts) {
    Map<String, String> masked = new TreeMap<>();
    texts.forEach((name, value) -> {
      String member = Place.member(place, name);
      masked.put(name, masking.hides(name) ? hidden(member, value) : text(member, value));
    });
    return masked;
  }

  Payload payload(String place, Payload payload) {
    return new Names().payload(place, payload);
  }

  /** A text in which secrets may stand. */
  String text(String place, String text) {
    String masked = pairs.matcher(text).replaceAll("${head}" + MASK);
    for (String secret : secrets) {
      masked = masked.replace(secret, Masking.MASK);
    }
    if (masked.contains(Masking.MASK)) {
      places.add(place);
    }
    return masked;
  }

  private String hidden(String place, String text) {
    if (text.isEmpty()) {
      return text;
    }
    places.add(place);
    learn(text);
    return Masking.MASK;
  }

  private final class Names extends Walk {
    @Override
    boolean isHidden(String name) {
      return masking.hides(name);
    }

    @Override
    JsonValue leaf(String place, JsonValue leaf, boolean isHidden) {
      if (leaf instanceof JsonBoolean || leaf instanceof JsonNull) {
        return leaf;
      }
      if (!isHidden) {
        return leaf instanceof JsonNumber ? leaf : JsonValue.of(text(place, leaf.text()));
      }
      if (leaf instanceof JsonNumber) {
        places.add(place);
        return JsonValue.of(0);
      }
      return JsonValue.of(hidden(place, leaf.text()));
    }
  }
}
