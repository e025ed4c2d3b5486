package dev.faas.invoker.request;

/**
 * A glance that knows plain JSON when it sees it, without objects: what it accepts is JSON. What it does not
 * accept may be JSON nevertheless, such as text outside ASCII or deep structures; that a parser must say.
 */
final class PlainJson {

  private static final byte END = 0;
  private static final int MAX_DEPTH = 100;
  private static final int MAX_NAME = 1000;
  private static final int MAX_DIGITS = 100;
  private static final int HEX_DIGITS = 4;

  private final byte[] text;
  private int next;

  private PlainJson(byte[] text) {
    this.text = text;
  }

  /** Whether this is certainly one value. */
  static boolean isCertain(byte[] text) {
    PlainJson json = new PlainJson(text);
    return json.value(0) && json.skipSpace() == END && json.next == text.length;
  }

  private boolean value(int depth) {
    byte first = skipSpace();
    return switch (first) {
      case '{' -> depth < MAX_DEPTH && object(depth + 1);
      case '[' -> depth < MAX_DEPTH && array(depth + 1);
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    };
  }

  private boolean object(int depth) {
    next++;
    if (took('}')) {
      return true;
    }
    do {
      if (!name() || !took(':') || !value(depth)) {
        return false;
      }
    } while (took(','));
    return took('}');
  }

  private boolean array(int depth) {
    next++;
    if (took(']')) {
      return true;
    }
    do {
      if (!value(depth)) {
        return false;
      }
    } while (took(','));
    return took(']');
  }

  private boolean name() {
    boolean isText = skipSpace() == '"';
    int begin = next;
    return isText && string() && next - begin <= MAX_NAME;
  }

  private boolean string() {
    byte[] bytes = text;
    int at = next + 1; // not in the field: most of a request is in strings
    while (at < bytes.length) {
      byte here = bytes[at++];
      if (here == '"') {
        next = at;
        return true;
      }
      if (here == '\\') {
        next = at;
        if (!escape()) {
          return false;
        }
        at = next;
      } else if (here < ' ') {
        return false;
      }
    }
    return false;
  }

  private boolean escape() {
    byte what = peek();
    next++;
    return switch (what) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> true;
      case 'u' -> hexDigits();
      default -> false;
    };
  }

  private boolean hexDigits() {
    for (int i = 0; i < HEX_DIGITS; i++) {
      byte digit = peek();
      next++;
      if (Character.digit(digit, 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean word(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (peek() != word.charAt(i)) {
        return false;
      }
      next++;
    }
    return true;
  }

  private boolean number() {
    int begin = next;
    if (peek() == '-') {
      next++;
    }
    boolean isNumber = wholePart();
    if (isNumber && peek() == '.') {
      next++;
      isNumber = digits();
    }
    if (isNumber && (peek() == 'e' || peek() == 'E')) {
      next++;
      if (peek() == '+' || peek() == '-') {
        next++;
      }
      isNumber = digits();
    }
    return isNumber && next - begin <= MAX_DIGITS;
  }

  private boolean wholePart() {
    if (peek() == '0') {
      next++;
      return true;
    }
    return digits();
  }

  private boolean digits() {
    int begin = next;
    while (peek() >= '0' && peek() <= '9') {
      next++;
    }
    return next > begin;
  }

  private boolean took(char what) {
    boolean isHere = skipSpace() == what;
    if (isHere) {
      next++;
    }
    return isHere;
  }

  private byte skipSpace() {
    while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
      next++;
    }
    return peek();
  }

  private byte peek() {
    return next < text.length ? text[next] : END;
  }
}
