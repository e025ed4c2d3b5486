package dev.faas.invoker.replay;

import java.util.regex.Pattern;

/** Where something stands in a value, such as {@code event.Records[0].body.pin}. */
final class Place {

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_$-]+");

  private Place() {}

  static String member(String object, String name) {
    return PLAIN.matcher(name).matches()
        ? object + "." + name
        : object + "['" + name.replace("'", "\\'") + "']";
  }

  static String element(String array, int index) {
    return array + "[" + index + "]";
  }
}
