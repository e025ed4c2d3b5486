package dev.faas.invoker.log.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where lines go beside the {@link LogStore}. It is told of each line when it is written, by one thread at a time and
 * in the order of each stream; the function waits meanwhile. What it prints and logs itself is not captured. What it
 * throws reaches no function: the first failure is reported to the thread's handler of uncaught exceptions, and the
 * number of lost lines when the sink is closed. A sink must not read logs nor invoke functions.
 *
 * <p>A sink belongs to one {@code LocalInvoker}, which closes it.
 */
@FunctionalInterface
public interface LogSink extends Closeable {

  /** Takes a line. {@link StoredLine#events} is how the service writes it, in the function's log format. */
  void write(StoredLine line) throws IOException;

  /** Lets others see what was written. It is called when an invocation has ended. */
  default void flush() throws IOException {}

  /** Takes no more lines. */
  @Override
  default void close() throws IOException {}

  /** To {@code System.out}, as it was before its capture began. */
  static LogSink console() {
    return new ConsoleSink();
  }

  /**
   * To a file, the lines of all groups. It is appended to, and made when the first line is written, with its
   * directories.
   */
  static LogSink file(Path file) {
    return new FileSink(line -> file);
  }

  /**
   * To a file for each group, like {@link #file}: {@code aws/lambda/Orders.log} in this directory for {@code
   * /aws/lambda/Orders}.
   */
  static LogSink filePerGroup(Path directory) {
    return new FileSink(line -> FileSink.ofGroup(directory, line.group()));
  }
}
