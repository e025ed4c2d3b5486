package dev.faas.invoker.log;

import dev.faas.invoker.log.OutputLine.Source;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;

/**
 * The writing end of a log stream, for the engine: it knows which invocation its environment is busy
 * with. Safe for use by several threads.
 */
public final class EnvironmentLog {

  /**
   * The longest message that one line keeps, in characters; a longer one is cut. The service's own
   * limit of a log event is 256 KB (CloudWatch Logs quotas).
   */
  public static final int MAX_MESSAGE = 262_144;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final InheritableThreadLocal<EnvironmentLog> OF_THREAD =
      new InheritableThreadLocal<>();

  private final LogStream stream;
  private final InstantSource clock;
  private final LineBuffer stdout = new LineBuffer(MAX_MESSAGE, line -> print(Source.STDOUT, line));
  private final LineBuffer stderr = new LineBuffer(MAX_MESSAGE, line -> print(Source.STDERR, line));
  private @Nullable String requestId;
  private @Nullable Instant deadline;
  private boolean isFirst = true;
  private boolean isClosed;

  private EnvironmentLog(LogStream stream, InstantSource clock) {
    this.stream = stream;
    this.clock = clock;
  }

  /**
   * Opens a new stream of the group, named as the service names it.
   *
   * @param version the function's version
   * @param clock gives the date in the name, and the times of all output
   * @param random gives the rest of the name
   */
  public static EnvironmentLog open(
      LogGroup group, String version, InstantSource clock, RandomGenerator random) {
    HexFormat hex = HexFormat.of();
    String name = DATE.format(clock.instant()) + "/[" + version + "]"
        + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    LogStream stream = new LogStream(name);
    group.add(stream);
    return new EnvironmentLog(stream, clock);
  }

  /** Where the calling thread's output belongs, or null if it is no thread of an environment. */
  static @Nullable EnvironmentLog ofCurrentThread() {
    return OF_THREAD.get();
  }

  /** From now on output of the calling thread, and of threads that it starts, belongs here. */
  public void attachToCurrentThread() {
    OF_THREAD.set(this);
  }

  /** The reading end. */
  public LogStream stream() {
    return stream;
  }

  /**
   * Writes the line; output belongs to its invocation until {@link #end}.
   *
   * @param until the invocation's deadline; what is written from then on is not kept, whether the
   *     handler has been stopped yet or not
   */
  public void begin(PlatformLine.Start start, Instant until) {
    synchronized (stream) {
      flush();
      requestId = start.requestId();
      deadline = until;
      stream.append(start);
    }
  }

  /**
   * Ends unfinished lines of the invocation's output and writes these after it.
   *
   * @param isLast whether the environment is gone: then nothing more is kept
   * @return the invocation's lines; those of the first have the lines of the init phase before them
   */
  public List<LogLine> end(PlatformLine.End end, PlatformLine.Report report, boolean isLast) {
    synchronized (stream) {
      flush();
      stream.append(end);
      stream.append(report);
      List<LogLine> lines = stream.linesOf(end.requestId(), isFirst);
      requestId = null;
      deadline = null;
      isFirst = false;
      isClosed |= isLast;
      return lines;
    }
  }

  /** Writes a line of the service about the environment itself. */
  public void write(PlatformLine.InitReport report) {
    synchronized (stream) {
      flush();
      stream.append(report);
    }
  }

  /** Writes what the handler threw, as the Java runtime does: a message and the stack trace. */
  public void writeFailure(Instant time, String message, Throwable thrown) {
    synchronized (stream) {
      flush();
      stream.append(new OutputLine(
          time, requestId, Source.RUNTIME, Level.ERROR, null, cut(message), thrown, List.of()));
    }
  }

  /** Keeps nothing from now on: the environment is gone, and what its threads still write with it. */
  public void close() {
    synchronized (stream) {
      isClosed = true;
    }
  }

  /** A logger that writes here, into the lines of this invocation. */
  public Logger logger(String name, String invocation) {
    return new InvocationLogger(name, invocation, this);
  }

  void print(Source source, CharSequence text, boolean endsLine) {
    synchronized (stream) {
      if (isListening()) {
        LineBuffer buffer = bufferOf(source);
        buffer.append(text);
        if (endsLine) {
          buffer.append("\n");
        }
      }
    }
  }

  void print(Source source, byte[] utf8, int offset, int length) {
    synchronized (stream) {
      if (isListening()) {
        bufferOf(source).append(utf8, offset, length);
      }
    }
  }

  void log(
      Level level,
      String logger,
      String invocation,
      String message,
      @Nullable Throwable throwable,
      List<KeyValuePair> keyValues) {
    synchronized (stream) {
      if (isListening()) {
        stream.append(new OutputLine(
            now(), invocation, Source.LOGGER, level, logger, cut(message), throwable, keyValues));
      }
    }
  }

  private boolean isListening() {
    return !isClosed && (deadline == null || clock.instant().isBefore(deadline));
  }

  /** The present moment, but nothing is written after the deadline. */
  private Instant now() {
    Instant now = clock.instant();
    return deadline != null && now.isAfter(deadline) ? deadline : now;
  }

  private LineBuffer bufferOf(Source source) {
    return source == Source.STDERR ? stderr : stdout;
  }

  private void flush() {
    stdout.flush();
    stderr.flush();
  }

  private void print(Source source, String line) {
    stream.append(
        new OutputLine(now(), requestId, source, Level.INFO, null, line, null, List.of()));
  }

  private static String cut(String message) {
    return message.length() <= MAX_MESSAGE
        ? message
        : message.substring(0, MAX_MESSAGE) + "… (" + (message.length() - MAX_MESSAGE)
            + " more characters)";
  }
}
