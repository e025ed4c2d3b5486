package dev.faas.invoker.forked;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Carries what a process writes to one of its standard streams to a sink, as it comes, in a thread of
 * its own. The order in which output and answers arrive is not the order in which they were sent, since
 * they take different ways; so a mark can be put into the stream behind all that was written until
 * then, and waited for. Such a mark also ends the stream of a process that has ended, which programs that
 * it has left behind may keep open.
 */
final class OutputPump {

  /** Bytes that no text in UTF-8 contains; written at once, since they are fewer than PIPE_BUF. */
  private static final byte[] MARK =
      "\u00ff\u00fefaas drained\u00fe\u00ff\n".getBytes(StandardCharsets.ISO_8859_1);

  private static final int CHUNK = 8192;
  private static final long PATIENCE_MILLISECONDS = 1_000;
  private static final long DRAIN_NANOSECONDS = 5_000_000_000L;

  private final InputStream in;
  private final OutputStream sink;
  private final @Nullable OutputStream back;
  private final Thread thread;
  private final Lock lock = new ReentrantLock();
  private final Condition progress = lock.newCondition();
  private final byte[] buffer = new byte[CHUNK];
  private int kept;
  private long marksWritten;
  private long marksRead;
  private long lastMark = -1;
  private boolean isAtEnd;

  /**
   * A pump that does not run yet.
   *
   * @param back another writing end of the stream, which is closed at the end; null if there is none
   */
  OutputPump(String name, InputStream in, OutputStream sink, @Nullable OutputStream back) {
    this.in = in;
    this.sink = sink;
    this.back = back;
    this.thread = new Thread(null, this::pump, name, 0, false);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /**
   * Waits until everything that was written before now is in the sink; not for ever, in case the other end
   * is that of another stream.
   */
  void drain() throws InterruptedException {
    if (back != null) {
      try {
        awaitMark(mark(back, false));
      } catch (IOException closed) {
        thread.join(PATIENCE_MILLISECONDS);
      }
    }
  }

  /**
   * Ends the stream of a process that has ended, with what was written until now. Without another writing
   * end it waits briefly for the end of the stream.
   */
  void finish() throws InterruptedException {
    if (back != null) {
      try (back) {
        mark(back, true);
      } catch (IOException closed) {
        // nobody reads any more: the stream has ended before
      }
    }
    thread.join(PATIENCE_MILLISECONDS);
  }

  private long mark(OutputStream end, boolean isLast) throws IOException {
    synchronized (end) { // the marks come in the order of their numbers
      long mine = nextMark(isLast);
      end.write(MARK);
      return mine;
    }
  }

  private long nextMark(boolean isLast) {
    lock.lock();
    try {
      marksWritten++;
      if (isLast) {
        lastMark = marksWritten;
      }
      return marksWritten;
    } finally {
      lock.unlock();
    }
  }

  private void awaitMark(long mine) throws InterruptedException {
    lock.lock();
    try {
      long left = DRAIN_NANOSECONDS;
      while (marksRead < mine && !isAtEnd && left > 0) {
        left = progress.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private void pump() {
    try (in) {
      int count = in.read(buffer, kept, buffer.length - kept);
      while (count >= 0 && forward(kept + count)) {
        count = in.read(buffer, kept, buffer.length - kept);
      }
      write(0, kept);
    } catch (IOException closed) {
      // the process has ended while its output was being read
    } finally {
      end();
    }
  }

  private void end() {
    lock.lock();
    try {
      isAtEnd = true;
      progress.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Forwards the first bytes of the buffer without marks, and keeps what may be the begin of one.
   *
   * @return whether the last mark is still to come
   */
  private boolean forward(int end) throws IOException {
    int begin = 0;
    for (int mark = indexOfMark(0, end); mark >= 0; mark = indexOfMark(begin, end)) {
      write(begin, mark);
      begin = mark + MARK.length;
      if (isLastMark()) {
        kept = 0;
        return false;
      }
    }
    int safe = beginOfPartialMark(begin, end);
    write(begin, safe);
    kept = end - safe;
    System.arraycopy(buffer, safe, buffer, 0, kept);
    return true;
  }

  /** Counts a mark. */
  private boolean isLastMark() {
    lock.lock();
    try {
      marksRead++;
      progress.signalAll();
      return marksRead == lastMark;
    } finally {
      lock.unlock();
    }
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
