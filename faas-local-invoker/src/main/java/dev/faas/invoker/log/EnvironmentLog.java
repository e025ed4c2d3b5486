package dev.faas.invoker.log;

import dev.faas.FunctionInfo;
import dev.faas.invoker.log.Destination.OfEnvironment;
import dev.faas.invoker.log.Destination.OfInvocation;
import dev.faas.invoker.log.Destination.Output;
import dev.faas.invoker.log.OutputLine.Source;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * The writing end of a log stream, for the engine: it knows which invocation its environment is busy
 * with. Safe for use by several threads.
 */
public final class EnvironmentLog {

  private final LogGroup group;
  private final String function;
  private final LogStream stream;
  private final InstantSource clock;
  private final StreamWriter current;
  private final StreamWriter outliving;
  private volatile @Nullable String requestId;
  private @Nullable Instant deadline;
  private boolean isFirst = true;
  private boolean isClosed;

  private EnvironmentLog(LogGroup group, String function, LogStream stream, InstantSource clock) {
    this.group = group;
    this.function = function;
    this.stream = stream;
    this.clock = clock;
    this.current = new StreamWriter(stream);
    this.outliving = new StreamWriter(stream);
  }

  /**
   * Opens a new stream of the group, named as the service names it.
   *
   * @param function whose output it is; its version is part of the name
   * @param clock gives the date in the name, and the times of all output
   * @param random gives the rest of the name
   */
  public static EnvironmentLog open(
      LogGroup group, FunctionInfo function, InstantSource clock, RandomGenerator random) {
    HexFormat hex = HexFormat.of();
    String name = date(clock.instant()) + "/[" + function.version() + "]"
        + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    LogStream stream = new LogStream(name);
    group.add(stream);
    return new EnvironmentLog(group, function.name(), stream, clock);
  }

  /** By hand, since a formatter costs some hundred classes at a cold start. */
  private static String date(Instant now) {
    LocalDate date = LocalDate.ofInstant(now, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(10).append(date.getYear());
    text.append(date.getMonthValue() < 10 ? "/0" : "/").append(date.getMonthValue());
    text.append(date.getDayOfMonth() < 10 ? "/0" : "/").append(date.getDayOfMonth());
    return text.toString();
  }

  /** A log of the same stream, for the next process of the environment. */
  public EnvironmentLog successor() {
    EnvironmentLog next = new EnvironmentLog(group, function, stream, clock);
    next.isFirst = isFirst;
    return next;
  }

  /**
   * From now on output of the calling thread belongs to what this environment is busy with, and that of
   * threads which it starts to the invocation in which it starts them.
   */
  public void attachToCurrentThread() {
    Attribution.exchange(new OfEnvironment(this));
  }

  /** Like {@link #attachToCurrentThread} for this work only. */
  public void runAttached(Runnable work) {
    Destination before = Attribution.exchange(new OfEnvironment(this));
    try {
      work.run();
    } finally {
      Attribution.exchange(before);
    }
  }

  /** The reading end. */
  public LogStream stream() {
    return stream;
  }

  LogGroup group() {
    return group;
  }

  String function() {
    return function;
  }

  /** The invocation that the environment is busy with, or null. */
  @Nullable
  String requestId() {
    return requestId;
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
    RunningInvocations.begun(this);
  }

  /**
   * Ends unfinished lines of the invocation's output and writes these after it.
   *
   * @param isLast whether the environment is gone: then nothing more is kept
   * @return the invocation's lines; those of the first have the lines of the init phase before them
   */
  public List<LogLine> end(PlatformLine.End end, PlatformLine.Report report, boolean isLast) {
    List<LogLine> lines;
    synchronized (stream) {
      flush();
      stream.append(end);
      stream.append(report);
      lines = stream.linesOf(end.requestId(), isFirst);
      requestId = null;
      deadline = null;
      isFirst = false;
      isClosed |= isLast;
    }
    RunningInvocations.ended(this);
    group.flushUnattributed(clock);
    return lines;
  }

  /** In the handler's thread, before the handler: its diagnostic context tells the invocation. */
  public void enter(String invocation) {
    DiagnosticContext.put(invocation, function);
  }

  /** In the handler's thread, after the handler. */
  public void leave() {
    DiagnosticContext.remove();
  }

  /** The task, with its output in the lines of this invocation wherever it runs. */
  public Runnable wrap(String invocation, Runnable task) {
    return AttributedTask.of(new OfInvocation(this, invocation), task);
  }

  /** The task, with its output in the lines of this invocation wherever it runs. */
  public <T extends @Nullable Object> Callable<T> wrap(String invocation, Callable<T> task) {
    return new AttributedTask<>(new OfInvocation(this, invocation), task);
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
    LineDraft line = LineDraft.of(Source.RUNTIME, Level.ERROR, null, message, thrown, Map.of());
    synchronized (stream) {
      flush();
      stream.append(line.at(time, requestId));
    }
  }

  /** Keeps nothing from now on: the environment is gone, and what its threads still write with it. */
  public void close() {
    synchronized (stream) {
      isClosed = true;
    }
    RunningInvocations.ended(this);
  }

  /** A logger that writes here, into the lines of this invocation. */
  public Logger logger(String name, String invocation) {
    return new InvocationLogger(name, invocation, this);
  }

  /**
   * Writes output of this environment.
   *
   * @param owner the invocation that it belongs to, or null for none
   */
  void write(@Nullable String owner, Output output) {
    synchronized (stream) {
      if (isListening()) {
        output.enter(Objects.equals(owner, requestId) ? current : outliving, owner, now());
      }
    }
  }

  /** Writes output that may be of this environment or of another. */
  void writeUnattributed(Output output) {
    group.writeUnattributed(output, clock.instant());
  }

  private boolean isListening() {
    return !isClosed && (deadline == null || clock.instant().isBefore(deadline));
  }

  /** The present moment, but nothing is written after the deadline. */
  private Instant now() {
    Instant now = clock.instant();
    return deadline != null && now.isAfter(deadline) ? deadline : now;
  }

  private void flush() {
    Instant now = now();
    current.flush(now);
    outliving.flush(now);
  }
}
