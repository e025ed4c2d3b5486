package dev.faas.invoker.log;

import dev.faas.FunctionInfo;
import dev.faas.invoker.log.Destination.OfEnvironment;
import dev.faas.invoker.log.Destination.OfInvocation;
import dev.faas.invoker.log.Destination.Output;
import dev.faas.invoker.log.OutputLine.Source;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
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

  private static final String LATE =
      "its code has ended after the end of the invocation: what it answers is refused"
          + " (Runtime.InvokeTimeout)";

  private final LogGroup group;
  private final String function;
  private final LogStream stream;
  private final InstantSource clock;
  private final StreamWriter current;
  private final StreamWriter outliving;
  private final Destination own = new OfEnvironment(this);
  private volatile @Nullable String requestId;
  private @Nullable Instant deadline;
  private boolean isInitialized = true;
  private boolean isMuted;
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
   * Opens a new stream of the group, named as the service names it: {@code 2026/03/01/[$LATEST]} and 32
   * hexadecimal digits. In a group that is not the function's default one, its name stands before the
   * version.
   *
   * @param function whose output it is
   * @param clock gives the date in the name, and the times of all output
   * @param random gives the digits
   */
  public static EnvironmentLog open(
      LogGroup group, FunctionInfo function, InstantSource clock, RandomGenerator random) {
    return open(group, function, null, clock, random);
  }

  /**
   * Like the other, for an environment that serves one tenant of the function.
   *
   * @param tenantId the tenant, which output in JSON names, or null for none
   */
  public static EnvironmentLog open(
      LogGroup group,
      FunctionInfo function,
      @Nullable String tenantId,
      InstantSource clock,
      RandomGenerator random) {
    HexFormat hex = HexFormat.of();
    String owner =
        group.name().equals(LogGroup.defaultName(function.name())) ? "" : function.name();
    String name = Notation.date(clock.instant()) + "/" + owner + "[" + function.version() + "]"
        + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    LogStream stream = new LogStream(group, name, tenantId);
    group.add(stream);
    return new EnvironmentLog(group, function.name(), stream, clock);
  }

  /** From now on the events of the stream are written so. */
  public EnvironmentLog writtenIn(LogLine.Format format) {
    stream.writtenIn(format);
    return this;
  }

  /** A log of the same stream, for the next process of the environment. */
  public EnvironmentLog successor() {
    EnvironmentLog next = new EnvironmentLog(group, function, stream, clock);
    next.isInitialized = isInitialized;
    return next;
  }

  /** A log of the same stream, for another worker of the environment. */
  public EnvironmentLog sibling() {
    EnvironmentLog next = new EnvironmentLog(group, function, stream, clock);
    next.isInitialized = false;
    return next;
  }

  /**
   * From now on output of the calling thread belongs to what this environment is busy with, and that of
   * threads which it starts to the invocation in which it starts them.
   */
  public void attachToCurrentThread() {
    Attribution.exchange(own);
  }

  /** Like {@link #attachToCurrentThread} for this work only. */
  public void runAttached(Runnable work) {
    Destination before = Attribution.exchange(own);
    try {
      work.run();
    } finally {
      Attribution.exchange(before);
    }
  }

  /** A stream whose output belongs to what this environment is busy with, whichever thread writes it. */
  public PrintStream standardOutput() {
    return standardOutput(false);
  }

  /**
   * A stream whose output belongs to this environment, whichever thread writes it.
   *
   * @param byThread whether it belongs to what the worker is busy with for which the thread works; else to what this
   *     environment is busy with
   */
  public PrintStream standardOutput(boolean byThread) {
    return CapturedStream.of(this, Source.STDOUT, byThread);
  }

  /** Like {@link #standardOutput()}, for errors. */
  public PrintStream standardError() {
    return standardError(false);
  }

  /** Like {@link #standardOutput(boolean)}, for errors. */
  public PrintStream standardError(boolean byThread) {
    return CapturedStream.of(this, Source.STDERR, byThread);
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
   * @return the invocation's lines; after an init phase or a restore, the lines of that before them
   */
  public List<LogLine> end(PlatformLine.End end, PlatformLine.Report report, boolean isLast) {
    List<LogLine> lines;
    synchronized (stream) {
      lines = endForCaller(end, report);
      requestId = null;
      isClosed |= isLast;
    }
    RunningInvocations.ended(this);
    group.invocationEnded(clock);
    return lines;
  }

  /**
   * Like {@link #end} for an invocation whose code goes on: what that writes is still of the invocation, though not
   * among these lines, until {@link #rest}.
   */
  public List<LogLine> endBeforeCode(PlatformLine.End end, PlatformLine.Report report) {
    List<LogLine> lines;
    synchronized (stream) {
      lines = endForCaller(end, report);
    }
    group.invocationEnded(clock);
    return lines;
  }

  private List<LogLine> endForCaller(PlatformLine.End end, PlatformLine.Report report) {
    flush();
    stream.append(end);
    stream.append(report);
    List<LogLine> lines = stream.linesOf(end.requestId(), isInitialized);
    deadline = null;
    isInitialized = false;
    return lines;
  }

  /**
   * The code has ended that went on after {@link #endBeforeCode}. The service refuses what it answers ({@code
   * Runtime.InvokeTimeout}), which a notice says.
   */
  public void rest(Instant time) {
    synchronized (stream) {
      flush();
      if (requestId != null && !isClosed) {
        stream.append(new PlatformLine.Notice(time, requestId, LATE));
      }
      requestId = null;
    }
    RunningInvocations.ended(this);
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

  /**
   * Writes a line of the service after what has been printed so far. Lines of an init phase or a restore,
   * with the output around them, go to the invocation that begins next.
   */
  public void write(PlatformLine line) {
    synchronized (stream) {
      flush();
      stream.append(line);
      isInitialized |= line instanceof PlatformLine.InitStart
          || line instanceof PlatformLine.InitReport
          || line instanceof PlatformLine.RestoreStart
          || line instanceof PlatformLine.RestoreReport;
    }
  }

  /**
   * Writes what the function gave to {@code LambdaLogger.log(String)} of the Java runtime: a message
   * without a level, which no level of a log format hides.
   */
  public void writeWithoutLevel(String invocation, String message) {
    write(
        invocation, LineDraft.of(Source.LAMBDA_LOGGER, Level.INFO, null, message, null, Map.of()));
  }

  /**
   * Writes what the handler threw, as the Java runtime does: a message and the stack trace.
   *
   * @param thrown null where there is a fault and nothing was thrown
   */
  public void writeFailure(Instant time, String message, @Nullable Throwable thrown) {
    LineDraft line = LineDraft.of(Source.RUNTIME, Level.ERROR, null, message, thrown, Map.of());
    synchronized (stream) {
      flush();
      stream.append(line.at(time, requestId, stream.tenantId()));
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

  /**
   * Keeps no output, or keeps it again.
   *
   * @param muted whether what is written is lost
   */
  public void setMuted(boolean muted) {
    synchronized (stream) {
      flush();
      isMuted = muted;
    }
  }

  /** What was written so far is not among the lines of the next invocation; what follows is heard. */
  public void becomeWarm() {
    synchronized (stream) {
      flush();
      isMuted = false;
      isInitialized = false;
    }
  }

  private boolean isListening() {
    return !isClosed && !isMuted && (deadline == null || clock.instant().isBefore(deadline));
  }

  /** The present moment, but nothing is written after the deadline. */
  private Instant now() {
    Instant now = clock.instant();
    return deadline != null && now.isAfter(deadline) ? deadline : now;
  }

  private void flush() {
    if (!current.isFlushed() || !outliving.isFlushed()) {
      Instant now = now();
      current.flush(now);
      outliving.flush(now);
    }
  }
}
