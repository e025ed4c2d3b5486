package dev.faas.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What HTTP says about header fields (RFC 9110, section 5); needed only when one is built or split. */
final class HeaderRules {

  /** Headers of one value, or of a grammar of their own, in which a comma is no separator. */
  private static final Set<String> NOT_LISTS = Set.of(
      "authorization",
      "cookie",
      "date",
      "expires",
      "host",
      "if-modified-since",
      "if-range",
      "if-unmodified-since",
      "last-modified",
      "location",
      "proxy-authenticate",
      "proxy-authorization",
      "referer",
      "retry-after",
      "server",
      "set-cookie",
      "user-agent",
      "www-authenticate");

  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  private HeaderRules() {}

  static Headers.Entry checked(String name, String value) {
    if (!isToken(name)) {
      throw new IllegalArgumentException(
          "not a header name: " + printable(name) + "; it has letters, digits and " + TOKEN_MARKS);
    }
    int control = controlCharacter(value);
    if (control >= 0) {
      throw new IllegalArgumentException("the value of the header " + name
          + " has a control character at offset " + control + ": " + printable(value));
    }
    return new Headers.Entry(name, value);
  }

  /** Whether this is what HTTP calls a token: the form of header and cookie names. */
  static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isAlphanumeric(c) && TOKEN_MARKS.indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Whether this is a letter or digit of ASCII. */
  static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** The offset of the first control character other than a tab, or -1. */
  static int controlCharacter(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\t') || c == '\u007f') {
        return i;
      }
    }
    return -1;
  }

  /** The text in quotes, on one line. */
  static String printable(String text) {
    StringBuilder shown = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '\u007f') {
        shown.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.append('"').toString();
  }

  static boolean isList(String name) {
    return !NOT_LISTS.contains(name.toLowerCase(Locale.ROOT));
  }

  static List<String> split(List<String> values) {
    List<String> elements = new ArrayList<>();
    for (String value : values) {
      int start = 0;
      boolean quoted = false;
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c == '"') {
          quoted = !quoted;
        } else if (c == '\\' && quoted) {
          i++;
        } else if (c == ',' && !quoted) {
          addElement(elements, value.substring(start, i));
          start = i + 1;
        }
      }
      addElement(elements, value.substring(start));
    }
    return List.copyOf(elements);
  }

  private static void addElement(List<String> elements, String text) {
    String element = text.strip();
    if (!element.isEmpty()) {
      elements.add(element);
    }
  }

  /** A hash that names which {@link String#equalsIgnoreCase} calls equal have in common. */
  static int hashOfName(String name) {
    int hash = 0;
    for (int i = 0; i < name.length(); i++) {
      hash = 31 * hash + Character.toLowerCase(Character.toUpperCase(name.charAt(i)));
    }
    return hash;
  }
}
