package dev.faas.invoker.forked;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Carries what a process writes to one of its standard streams to a sink, as it comes, in a thread of
 * its own. The order in which output and answers arrive is not the order in which they were sent, since
 * they take different ways; so a mark can be put into the stream behind all that was written until
 * then, and waited for.
 */
final class OutputPump {

  /** Bytes that no text in UTF-8 contains; written at once, since they are fewer than PIPE_BUF. */
  private static final byte[] MARK =
      "\u00ff\u00fefaas drained\u00fe\u00ff\n".getBytes(StandardCharsets.ISO_8859_1);

  private static final int CHUNK = 8192;
  private static final long PATIENCE_MILLISECONDS = 1_000;

  private final InputStream in;
  private final OutputStream sink;
  private final Thread thread;
  private final byte[] buffer = new byte[CHUNK];
  private int kept;
  private long marksWritten;
  private long marksRead;
  private boolean isAtEnd;

  OutputPump(String name, InputStream in, OutputStream sink) {
    this.in = in;
    this.sink = sink;
    this.thread = new Thread(null, this::pump, name, 0, false);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /**
   * Waits until everything that was written before now is in the sink.
   *
   * @param pipe another writing end of the stream
   */
  void drain(WritableByteChannel pipe) throws IOException, InterruptedException {
    long mine;
    synchronized (this) {
      mine = ++marksWritten;
    }
    pipe.write(ByteBuffer.wrap(MARK));
    synchronized (this) {
      while (marksRead < mine && !isAtEnd) {
        wait();
      }
    }
  }

  /** Waits for the end of the stream, but briefly: a child of the process may keep it open. */
  void awaitEnd() throws InterruptedException {
    thread.join(PATIENCE_MILLISECONDS);
  }

  private void pump() {
    try {
      int count = in.read(buffer, kept, buffer.length - kept);
      while (count >= 0) {
        forward(kept + count);
        count = in.read(buffer, kept, buffer.length - kept);
      }
      write(0, kept);
    } catch (IOException closed) {
      // the process has ended while its output was being read
    } finally {
      synchronized (this) {
        isAtEnd = true;
        notifyAll();
      }
    }
  }

  /** Forwards the first bytes of the buffer without marks, and keeps what may be the begin of one. */
  private void forward(int end) throws IOException {
    int begin = 0;
    int mark = indexOfMark(0, end);
    while (mark >= 0) {
      write(begin, mark);
      begin = mark + MARK.length;
      synchronized (this) {
        marksRead++;
        notifyAll();
      }
      mark = indexOfMark(begin, end);
    }
    int safe = beginOfPartialMark(begin, end);
    write(begin, safe);
    kept = end - safe;
    System.arraycopy(buffer, safe, buffer, 0, kept);
  }

  private void write(int begin, int end) throws IOException {
    if (end > begin) {
      sink.write(buffer, begin, end - begin);
      sink.flush();
    }
  }

  private int indexOfMark(int begin, int end) {
    for (int i = begin; i <= end - MARK.length; i++) {
      if (buffer[i] == MARK[0] && Arrays.equals(buffer, i, i + MARK.length, MARK, 0, MARK.length)) {
        return i;
      }
    }
    return -1;
  }

  private int beginOfPartialMark(int begin, int end) {
    for (int i = Math.max(begin, end - MARK.length + 1); i < end; i++) {
      if (Arrays.equals(buffer, i, end, MARK, 0, end - i)) {
        return i;
      }
    }
    return end;
  }
}
