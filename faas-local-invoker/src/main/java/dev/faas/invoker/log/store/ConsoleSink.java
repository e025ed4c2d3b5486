package dev.faas.invoker.log.store;

import dev.faas.invoker.log.OutputCapture;
import java.io.IOException;
import java.io.PrintStream;

/** The console, as it is without capture. */
final class ConsoleSink implements LogSink {

  @Override
  public void write(StoredLine line) throws IOException {
    PrintStream console = OutputCapture.console();
    for (String event : line.events()) {
      console.println(event);
    }
  }

  @Override
  public void flush() throws IOException {
    if (OutputCapture.console().checkError()) { // flushes
      throw new IOException("System.out cannot be written to");
    }
  }
}
