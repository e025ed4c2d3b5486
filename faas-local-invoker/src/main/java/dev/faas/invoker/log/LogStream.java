package dev.faas.invoker.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * All output of one execution environment, or what may be of several: see {@link #UNATTRIBUTED}. Safe for use by several threads.
 *
 * <p>It keeps the last {@value #MAX_LINES} lines, and fewer if the function's output in them is longer
 * than {@value #MAX_CHARACTERS} characters; a {@link PlatformLine.Dropped} then stands first and counts
 * what is gone.
 */
public final class LogStream {

  /** How many lines are kept; our own limit, so that a flood cannot fill the heap. */
  public static final int MAX_LINES = 10_000;

  /** How many characters of output are kept; our own limit, so that a flood cannot fill the heap. */
  public static final int MAX_CHARACTERS = 4_194_304;

  /** The name of a stream whose lines cannot be attributed to an execution environment. */
  public static final String UNATTRIBUTED = "unattributed";

  private static final int CAUSES = 8;

  private final LogGroup group;
  private final String name;
  private final @Nullable String tenantId;
  private volatile LogLine.Format format = line -> List.of(line.text());
  private final LineRing lines = new LineRing();
  private long characters;
  private long droppedLines;
  private long droppedCharacters;
  private @Nullable LogLine lastDropped;

  LogStream(LogGroup group, String name, @Nullable String tenantId) {
    this.group = group;
    this.name = name;
    this.tenantId = tenantId;
  }

  /** Such as {@code 2026/03/01/[$LATEST]0123456789abcdef0123456789abcdef}. */
  public String name() {
    return name;
  }

  /** The tenant that the execution environment serves, or null. */
  @Nullable
  String tenantId() {
    return tenantId;
  }

  /**
   * What the service writes of a line of this stream, as the function's log format says; in the {@link
   * #UNATTRIBUTED} stream, plain text.
   *
   * @return the events without their line ends; none if the format does not show the line
   */
  public List<String> events(LogLine line) {
    return format.render(line);
  }

  void writtenIn(LogLine.Format newFormat) {
    format = newFormat;
  }

  /** The lines so far, the oldest first. */
  public synchronized List<LogLine> lines() {
    LogGroup.Watch watch = group.watch();
    if (watch != null) {
      dropBefore(watch.horizon());
    }
    List<LogLine> all = new ArrayList<>(lines.size() + 1);
    addDropped(all);
    for (int i = 0; i < lines.size(); i++) {
      all.add(lines.get(i));
    }
    return Collections.unmodifiableList(all);
  }

  synchronized boolean isEmpty() {
    return lines.size() == 0 && lastDropped == null;
  }

  synchronized void append(LogLine line) {
    int length = length(line);
    lines.add(line, length);
    characters += length;
    while (lines.size() > MAX_LINES || characters > MAX_CHARACTERS) {
      dropOldest();
    }
    LogGroup.Watch watch = group.watch();
    if (watch != null) {
      dropBefore(watch.horizon());
      watch.onLine(this, line);
    }
  }

  /**
   * The newest lines, back to the start of this invocation, without those of other invocations.
   *
   * @param withInit back to the end of the invocation before, or to the stream's beginning, with the
   *     lines of no invocation
   */
  synchronized List<LogLine> linesOf(String requestId, boolean withInit) {
    int begin = lines.size();
    boolean isComplete = false;
    boolean hasStart = false;
    while (!isComplete && begin > 0) {
      begin--;
      LogLine line = lines.get(begin);
      boolean isOwn = requestId.equals(line.requestId());
      hasStart |= isOwn && line instanceof PlatformLine.Start;
      isComplete = hasStart && (!withInit || (!isOwn && line instanceof PlatformLine.Report));
    }
    List<LogLine> found = new ArrayList<>(lines.size() - begin);
    if (!isComplete) {
      addDropped(found);
    }
    for (int i = begin; i < lines.size(); i++) {
      LogLine line = lines.get(i);
      String owner = line.requestId();
      if (requestId.equals(owner) || (withInit && owner == null)) {
        found.add(line);
      }
    }
    return Collections.unmodifiableList(found);
  }

  private void dropOldest() {
    int length = lines.firstLength();
    lastDropped = removeOldest();
    droppedLines++;
    droppedCharacters += length;
  }

  private LogLine removeOldest() {
    characters -= lines.firstLength();
    return lines.removeFirst();
  }

  /** What retention takes leaves no line behind that counts it. */
  private void dropBefore(Instant horizon) {
    while (lines.size() > 0 && lines.get(0).time().isBefore(horizon)) {
      removeOldest();
    }
    if (lastDropped != null && lastDropped.time().isBefore(horizon)) {
      lastDropped = null;
      droppedLines = 0;
      droppedCharacters = 0;
    }
  }

  private void addDropped(List<LogLine> list) {
    if (lastDropped != null) {
      list.add(new PlatformLine.Dropped(lastDropped.time(), droppedLines, droppedCharacters));
    }
  }

  /** How many characters of output it holds. */
  private static int length(LogLine line) {
    return line instanceof OutputLine output
        ? output.message().length()
            + lengthOfMdc(output)
            + lengthOfKeyValues(output)
            + lengthOfMessages(output)
        : 0;
  }

  private static int lengthOfMdc(OutputLine line) {
    int sum = 0;
    for (Map.Entry<String, String> entry : line.mdc().entrySet()) {
      sum += entry.getKey().length() + entry.getValue().length();
    }
    return sum;
  }

  private static int lengthOfKeyValues(OutputLine line) {
    int sum = 0;
    for (KeyValuePair pair : line.keyValues()) {
      sum += pair.key.length();
      sum += pair.value instanceof String text ? text.length() : 1;
    }
    return sum;
  }

  private static int lengthOfMessages(OutputLine line) {
    int sum = 0;
    int depth = 0;
    for (Throwable cause = line.throwable();
        cause != null && depth < CAUSES;
        cause = causeOf(cause)) {
      sum += messageLength(cause);
      depth++;
    }
    return sum;
  }

  private static @Nullable Throwable causeOf(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (RuntimeException | Error ofTheUser) {
      return null; // its causes cannot be told, so they take no room
    }
  }

  private static int messageLength(Throwable thrown) {
    try {
      String message = thrown.getMessage();
      return message == null ? 0 : message.length();
    } catch (RuntimeException | Error unusable) {
      return 0;
    }
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }

  /**
   * Lines in the order in which they came, each with its length. Not safe for use by several threads.
   *
   * <p>The lengths are beside the lines because the oldest line, which is the next to go, is long out of the
   * processor's cache.
   */
  static final class LineRing {

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
}
