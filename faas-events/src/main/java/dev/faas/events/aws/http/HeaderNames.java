package dev.faas.events.aws.http;

import dev.faas.events.Headers;
import java.util.List;

/**
 * Finds repeated header names without a table: length and first letter tell most names apart, so that
 * the rest is rarely compared.
 */
final class HeaderNames {

  private long seen;

  static boolean areDistinct(List<Headers.Entry> entries) {
    HeaderNames names = new HeaderNames();
    for (int i = 0; i < entries.size(); i++) {
      if (names.isRepeated(entries.get(i).name(), entries, i)) {
        return false;
      }
    }
    return true;
  }

  static boolean containsExactly(String name, List<Headers.Entry> entries) {
    for (Headers.Entry entry : entries) {
      if (entry.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a name stands among the first ones, which have all been asked about; in any case. */
  boolean isRepeated(String name, List<Headers.Entry> entries, int first) {
    long bit = 1L << (name.length() * 5 + (name.isEmpty() ? 0 : name.charAt(0) & 0x1F));
    boolean isNew = (seen & bit) == 0;
    seen |= bit;
    if (isNew) {
      return false;
    }
    for (int i = 0; i < first; i++) {
      if (entries.get(i).name().equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }
}
