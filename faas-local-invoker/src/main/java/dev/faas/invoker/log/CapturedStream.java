package dev.faas.invoker.log;

import dev.faas.invoker.log.OutputLine.Source;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A standard stream that gives each thread's output to whom it belongs. */
final class CapturedStream extends PrintStream {

  private final Source source;
  private final PrintStream original;

  CapturedStream(Source source, PrintStream original) {
    super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    this.source = source;
    this.original = original;
  }

  PrintStream original() {
    return original;
  }

  @Override
  public void print(@Nullable String text) {
    EnvironmentLog log = EnvironmentLog.ofCurrentThread();
    if (log == null) {
      original.print(text);
    } else {
      log.print(source, String.valueOf(text), false);
    }
  }

  @Override
  public void println(@Nullable String text) {
    EnvironmentLog log = EnvironmentLog.ofCurrentThread();
    if (log == null) {
      original.println(text);
    } else {
      log.print(source, String.valueOf(text), true);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    EnvironmentLog log = EnvironmentLog.ofCurrentThread();
    if (log == null) {
      original.write(bytes, offset, length);
    } else {
      log.print(source, bytes, offset, length);
    }
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
    if (EnvironmentLog.ofCurrentThread() == null) {
      original.flush();
    }
  }

  /** In an environment nothing: a handler cannot close the stream of this process. */
  @Override
  public void close() {
    if (EnvironmentLog.ofCurrentThread() == null) {
      original.close();
    }
  }

  @Override
  public boolean checkError() {
    return EnvironmentLog.ofCurrentThread() == null && original.checkError();
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
