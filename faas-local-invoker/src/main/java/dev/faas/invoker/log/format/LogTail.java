package dev.faas.invoker.log.format;

import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.PlatformLine;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The end of an invocation's log, as its caller may ask for it. */
final class LogTail {

  private static final int BYTES = 4096;

  private LogTail() {}

  static String of(List<? extends LogLine> lines, LogFormat format) {
    byte[] tail = new byte[BYTES];
    int begin = BYTES;
    List<? extends LogLine> shown = shown(lines);
    for (int i = shown.size() - 1; i >= 0 && begin > 0; i--) {
      byte[] text = format.textOf(shown.subList(i, i + 1)).getBytes(StandardCharsets.UTF_8);
      int length = Math.min(begin, text.length);
      begin -= length;
      System.arraycopy(text, text.length - length, tail, begin, length);
    }
    return Base64.getEncoder().encodeToString(wholeCharacters(tail, begin));
  }

  /** From the invocation's START on; if that is gone, all. */
  private static List<? extends LogLine> shown(List<? extends LogLine> lines) {
    int start = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i) instanceof PlatformLine.Start) {
        start = i;
      }
    }
    return lines.subList(start, lines.size()).stream()
        .filter(LogTail::isOfTheService)
        .toList();
  }

  private static boolean isOfTheService(LogLine line) {
    return !(line instanceof PlatformLine.Notice || line instanceof PlatformLine.Dropped);
  }

  private static byte[] wholeCharacters(byte[] tail, int begin) {
    int first = begin;
    while (first < tail.length && isContinued(tail[first])) {
      first++;
    }
    return Arrays.copyOfRange(tail, first, tail.length);
  }

  /** Whether the byte continues a character of UTF-8. */
  private static boolean isContinued(byte octet) {
    return (octet & 0xC0) == 0x80;
  }
}
