package dev.faas.invoker.replay;

import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import dev.faas.events.json.JsonValue.JsonBoolean;
import dev.faas.events.json.JsonValue.JsonNumber;
import dev.faas.events.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A value in a recording, for reading.
 *
 * @param place where it stands, for messages
 * @param found null where there is none
 */
record Node(String place, @Nullable JsonValue found) {

  /** The value. */
  JsonValue value() {
    if (found == null) {
      throw expected("a value");
    }
    return found;
  }

  private JsonObject object() {
    if (found instanceof JsonObject object) {
      return object;
    }
    throw expected("an object");
  }

  Node get(String name) {
    return new Node(Place.member(place, name), object().get(name));
  }

  /** What a member stands for, or null where there is none. */
  <T> @Nullable T optional(String name, Function<Node, T> read) {
    Node member = get(name);
    return member.found == null ? null : read.apply(member);
  }

  /** The name of the only member. */
  String onlyName(String... names) {
    Set<String> present = object().members().keySet();
    if (present.size() == 1 && List.of(names).contains(present.iterator().next())) {
      return present.iterator().next();
    }
    throw expected("an object with one of " + String.join(", ", names));
  }

  List<Node> elements() {
    if (!(found instanceof JsonArray array)) {
      throw expected("an array");
    }
    List<Node> elements = new ArrayList<>();
    for (JsonValue element : array.elements()) {
      elements.add(new Node(Place.element(place, elements.size()), element));
    }
    return elements;
  }

  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    object().members().keySet().forEach(name -> texts.put(name, get(name).text()));
    return texts;
  }

  String text() {
    if (found instanceof JsonString string) {
      return string.value();
    }
    throw expected("a text");
  }

  /** A text that was written as one or as its lines. */
  String lines() {
    return found instanceof JsonArray
        ? elements().stream().map(Node::text).collect(Collectors.joining("\n"))
        : text();
  }

  boolean bool() {
    if (found instanceof JsonBoolean bool) {
      return bool.value();
    }
    throw expected("true or false");
  }

  long number() {
    if (found instanceof JsonNumber number) {
      try {
        return number.value().longValueExact();
      } catch (ArithmeticException tooLarge) {
        throw expected("a whole number of 64 bits");
      }
    }
    throw expected("a whole number");
  }

  int count() {
    long number = number();
    if (number != (int) number) {
      throw expected("a whole number of 32 bits");
    }
    return (int) number;
  }

  byte[] bytes() {
    return as("Base64", Base64.getDecoder()::decode);
  }

  /** What a text stands for. */
  <T> T as(String what, Function<String, T> read) {
    String text = text();
    try {
      return read.apply(text);
    } catch (RuntimeException unreadable) {
      throw expected(what);
    }
  }

  private IllegalArgumentException expected(String what) {
    String shown = found == null ? "nothing" : Shown.value(found);
    return new IllegalArgumentException("expected " + what + " at " + place + ", found " + shown);
  }
}
