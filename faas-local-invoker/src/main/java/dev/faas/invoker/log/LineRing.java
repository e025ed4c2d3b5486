package dev.faas.invoker.log;

import java.util.Arrays;

/**
 * Lines in the order in which they came, each with its length. Not safe for use by several threads.
 *
 * <p>The lengths are beside the lines because the oldest line, which is the next to go, is long out of the
 * processor's cache.
 */
final class LineRing {

  private static final int SMALLEST = 64;

  private LogLine[] lines = new LogLine[SMALLEST];
  private int[] lengths = new int[SMALLEST];
  private int first;
  private int size;

  int size() {
    return size;
  }

  /** The line at this place; the oldest is at 0. */
  LogLine get(int index) {
    return lines[slot(index)];
  }

  void add(LogLine line, int length) {
    if (size == lines.length) {
      grow();
    }
    int last = slot(size);
    lines[last] = line;
    lengths[last] = length;
    size++;
  }

  /** How long the oldest line is. */
  int firstLength() {
    return lengths[first];
  }

  /** Takes the oldest line away. */
  @SuppressWarnings("NullAway") // a free place holds nothing
  LogLine removeFirst() {
    LogLine line = lines[first];
    lines[first] = null;
    first = slot(1);
    size--;
    return line;
  }

  /** The number of places is a power of two. */
  private int slot(int index) {
    return (first + index) & (lines.length - 1);
  }

  private void grow() {
    int before = lines.length;
    lines = Arrays.copyOf(lines, 2 * before);
    lengths = Arrays.copyOf(lengths, 2 * before);
    System.arraycopy(lines, 0, lines, before, first);
    System.arraycopy(lengths, 0, lengths, before, first);
  }
}
