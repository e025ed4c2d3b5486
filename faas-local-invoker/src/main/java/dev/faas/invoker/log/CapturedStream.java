package dev.faas.invoker.log;

import dev.faas.invoker.log.OutputLine.Source;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A standard stream that gives each thread's output to whom it belongs. */
final class CapturedStream extends PrintStream {

  private static final StackWalker WALKER = StackWalker.getInstance();
  private static final int FRAMES_OF_AN_APPENDER = 12;

  private final Source source;
  private final PrintStream original;
  private final Supplier<@Nullable Destination> owner;

  /** The stream of this process: what no function writes goes to the original. */
  CapturedStream(Source source, PrintStream original) {
    this(source, original, Attribution::ofCurrentThread);
  }

  private CapturedStream(
      Source source, PrintStream original, Supplier<@Nullable Destination> owner) {
    super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    this.source = source;
    this.original = original;
    this.owner = owner;
  }

  /**
   * The stream of an environment alone, whichever thread writes to it.
   *
   * @param byThread whether the thread says whose of the environment's output it is
   */
  static PrintStream of(EnvironmentLog log, Source source, boolean byThread) {
    Destination environment = new Destination.OfEnvironment(log);
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new CapturedStream(
        source, nowhere, byThread ? () -> ofThreadOr(environment) : () -> environment);
  }

  private static Destination ofThreadOr(Destination environment) {
    Destination own = Attribution.ofCurrentThread();
    return own == null ? environment : own;
  }

  PrintStream original() {
    return original;
  }

  @Override
  public void print(@Nullable String text) {
    Destination destination = owner.get();
    if (destination == null) {
      original.print(text);
    } else {
      print(destination, String.valueOf(text));
    }
  }

  @Override
  public void println(@Nullable String text) {
    Destination destination = owner.get();
    if (destination == null) {
      original.println(text);
    } else {
      destination.write((writer, owner, now) -> {
        LineBuffer buffer = writer.printing(source, owner, now);
        buffer.append(String.valueOf(text));
        buffer.append("\n");
      });
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    Destination destination = owner.get();
    if (destination == null) {
      original.write(bytes, offset, length);
    } else if (!isConsoleAppender()) {
      destination.write((writer, owner, now) ->
          writer.printing(source, owner, now).append(bytes, offset, length));
    }
  }

  private void print(Destination destination, String text) {
    destination.write(
        (writer, owner, now) -> writer.printing(source, owner, now).append(text));
  }

  /** Whether Logback writes an event here, which is captured as such. */
  private static boolean isConsoleAppender() {
    return WALKER.walk(frames -> frames
        .limit(FRAMES_OF_AN_APPENDER)
        .anyMatch(frame -> frame.getClassName().startsWith("ch.qos.logback.core.")));
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes) {
    write(bytes, 0, bytes.length);
  }

  @Override
  public void writeBytes(byte[] bytes) {
    write(bytes, 0, bytes.length);
  }

  /** In an environment nothing: its output is complete when the invocation ends. */
  @Override
  public void flush() {
    if (owner.get() == null) {
      original.flush();
    }
  }

  /** In an environment nothing: a handler cannot close the stream of this process. */
  @Override
  public void close() {
    if (owner.get() == null) {
      original.close();
    }
  }

  @Override
  public boolean checkError() {
    return owner.get() == null && original.checkError();
  }

  @Override
  public PrintStream format(String format, @Nullable Object... arguments) {
    return format(Locale.getDefault(Locale.Category.FORMAT), format, arguments);
  }

  @Override
  public PrintStream format(@Nullable Locale locale, String format, @Nullable Object... arguments) {
    print(String.format(locale, format, arguments));
    return this;
  }

  @Override
  public void print(boolean value) {
    print(String.valueOf(value));
  }

  @Override
  public void print(char value) {
    print(String.valueOf(value));
  }

  @Override
  public void print(int value) {
    print(String.valueOf(value));
  }

  @Override
  public void print(long value) {
    print(String.valueOf(value));
  }

  @Override
  public void print(float value) {
    print(String.valueOf(value));
  }

  @Override
  public void print(double value) {
    print(String.valueOf(value));
  }

  @Override
  public void print(char[] value) {
    print(String.valueOf(value));
  }

  @Override
  public void print(@Nullable Object value) {
    print(String.valueOf(value));
  }

  @Override
  public void println() {
    println("");
  }

  @Override
  public void println(boolean value) {
    println(String.valueOf(value));
  }

  @Override
  public void println(char value) {
    println(String.valueOf(value));
  }

  @Override
  public void println(int value) {
    println(String.valueOf(value));
  }

  @Override
  public void println(long value) {
    println(String.valueOf(value));
  }

  @Override
  public void println(float value) {
    println(String.valueOf(value));
  }

  @Override
  public void println(double value) {
    println(String.valueOf(value));
  }

  @Override
  public void println(char[] value) {
    println(String.valueOf(value));
  }

  @Override
  public void println(@Nullable Object value) {
    println(String.valueOf(value));
  }
}
