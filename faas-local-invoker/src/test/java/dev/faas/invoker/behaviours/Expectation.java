package dev.faas.invoker.behaviours;

import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonNull;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import dev.faas.events.json.JsonValue.JsonNumber;
import dev.faas.events.json.JsonValue.JsonString;
import dev.faas.invoker.behaviours.Vocabulary.UnknownWordException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What must hold, compared with what was found. Objects are subsets, lists are complete and ordered, texts
 * are exact but for placeholders, null means null or absent.
 *
 * <p>It lives as long as a case, since a {@code {{ref:NAME}}} stands for one value in all of it.
 */
final class Expectation {

  private static final String START = "StartsWith";
  private static final List<String> SUFFIXES_WITHOUT_MEANING = List.of("Contains", "Absent");

  private final Map<String, String> known;

  /** An expectation with the values of placeholders such as {@code {{region}}}. */
  Expectation(Map<String, String> known) {
    this.known = new HashMap<>(known);
  }

  /**
   * Compares.
   *
   * @param place where the two stand, for the message
   * @throws AssertionError if they do not fit
   * @throws UnknownWordException if a placeholder or a member has no meaning
   */
  void check(String place, JsonValue expected, JsonValue found) {
    if (expected instanceof JsonObject object) {
      checkMembers(place, object, found);
    } else if (expected instanceof JsonArray list) {
      checkElements(place, list, found);
    } else if (expected instanceof JsonString text) {
      checkText(place, text.value(), found);
    } else {
      require(expected.equals(found), place, expected, found);
    }
  }

  private void checkMembers(String place, JsonObject expected, JsonValue found) {
    if (!(found instanceof JsonObject object)) {
      throw mismatch(place, expected, found);
    }
    expected.members().forEach((name, value) -> {
      if (SUFFIXES_WITHOUT_MEANING.stream().anyMatch(name::endsWith)) {
        throw new UnknownWordException(place, name);
      }
      if (name.endsWith(START)) {
        JsonValue whole = member(object, name.substring(0, name.length() - START.length()));
        require(isStart(value, whole), place + "." + name, value, whole);
      } else {
        check(place + "." + name, value, member(object, name));
      }
    });
  }

  private boolean isStart(JsonValue start, JsonValue whole) {
    return whole instanceof JsonString text
        && new TextTemplate(start.text()).fits(text.value(), known, false);
  }

  private static JsonValue member(JsonObject object, String name) {
    return object.members().getOrDefault(name, JsonNull.NULL);
  }

  private void checkElements(String place, JsonArray expected, JsonValue found) {
    if (!(found instanceof JsonArray list)
        || list.elements().size() != expected.elements().size()) {
      throw mismatch(place, expected, found);
    }
    for (int i = 0; i < expected.elements().size(); i++) {
      check(place + "[" + i + "]", expected.elements().get(i), list.elements().get(i));
    }
  }

  private void checkText(String place, String expected, JsonValue found) {
    boolean fits = switch (expected) {
      case "{{any}}" -> found != JsonNull.NULL;
      case "{{list-of-strings}}" -> isListOfStrings(found);
      case "{{number}}" -> found instanceof JsonNumber || isText(expected, found);
      default -> isText(expected, found);
    };
    require(fits, place, JsonValue.of(expected), found);
  }

  private boolean isText(String expected, JsonValue found) {
    return found instanceof JsonString text
        && new TextTemplate(expected).fits(text.value(), known, true);
  }

  private static boolean isListOfStrings(JsonValue found) {
    return found instanceof JsonArray list
        && list.elements().stream().allMatch(JsonString.class::isInstance);
  }

  private static void require(boolean fits, String place, JsonValue expected, JsonValue found) {
    if (!fits) {
      throw mismatch(place, expected, found);
    }
  }

  private static AssertionError mismatch(String place, JsonValue expected, JsonValue found) {
    return new AssertionError(place + ": expected " + expected + ", but found " + found);
  }
}
