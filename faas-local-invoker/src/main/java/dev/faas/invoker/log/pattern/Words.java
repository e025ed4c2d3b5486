package dev.faas.invoker.log.pattern;

import java.util.ArrayList;
import java.util.List;

/** The words of an event. What begins with a bracket or a quotation mark is one word up to its counterpart. */
final class Words {

  private Words() {}

  /**
   * A word.
   *
   * @param begin where it begins, brackets and quotation marks included
   * @param text without them
   */
  record Word(int begin, String text) {}

  static List<Word> of(String message) {
    List<Word> words = new ArrayList<>();
    int place = begin(message, 0);
    while (place < message.length()) {
      char close = counterpart(message.charAt(place));
      int closing = close == ' ' ? -1 : message.indexOf(close, place + 1);
      int end = closing < 0 ? end(message, place) : closing;
      words.add(new Word(place, message.substring(closing < 0 ? place : place + 1, end)));
      place = begin(message, closing < 0 ? end : end + 1);
    }
    return words;
  }

  private static char counterpart(char open) {
    return switch (open) {
      case '[' -> ']';
      case '"' -> '"';
      default -> ' ';
    };
  }

  private static int begin(String message, int from) {
    int place = from;
    while (place < message.length() && Character.isWhitespace(message.charAt(place))) {
      place++;
    }
    return place;
  }

  private static int end(String message, int from) {
    int place = from;
    while (place < message.length() && !Character.isWhitespace(message.charAt(place))) {
      place++;
    }
    return place;
  }
}
