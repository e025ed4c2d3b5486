package dev.faas.invoker.forked.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The body of a request, read once, and what follows it. */
final class RequestBody {

  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int BUFFER = 16 * 1024;
  private static final int DECIMAL = 10;
  private static final int HEX = 16;

  private final InputStream in;
  private final OutputStream out;
  private final Fields fields;
  private Fields trailers = Fields.none();
  private boolean isBegun;
  private boolean isComplete;

  RequestBody(InputStream in, OutputStream out, Fields fields) {
    this.in = in;
    this.out = out;
    this.fields = fields;
  }

  /**
   * Reads all of it.
   *
   * @param limit how many bytes are kept; the rest is only read
   * @throws EOFException if it ended too early
   */
  byte[] read(int limit) throws IOException {
    isBegun = true;
    if (isAskedFor()) {
      out.write(CONTINUE);
    }
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    if (fields.has("Transfer-Encoding", "chunked")) {
      readChunks(kept, limit);
    } else {
      copy(length(fields.get("Content-Length"), DECIMAL), kept, limit);
    }
    isComplete = true;
    return kept.toByteArray();
  }

  /**
   * Leaves nothing of it in the connection.
   *
   * @return false if nobody knows what follows: it ended too early, or the client waits to be asked for it
   */
  boolean finish() throws IOException {
    if (!isBegun && !isAskedFor()) {
      read(0);
    }
    return isComplete;
  }

  private boolean isAskedFor() {
    return fields.has("Expect", "100-continue");
  }

  /** What stands behind the last chunk. */
  Fields trailers() {
    return trailers;
  }

  private void readChunks(ByteArrayOutputStream kept, int limit) throws IOException {
    long size = chunkSize();
    while (size > 0) {
      copy(size, kept, limit);
      String end = Fields.requiredLine(in);
      if (!end.isEmpty()) {
        throw new MalformedRequestException("expected the end of a chunk, but found '" + end + "'");
      }
      size = chunkSize();
    }
    trailers = Fields.read(in);
  }

  private long chunkSize() throws IOException {
    return length(Fields.requiredLine(in).split(";", 2)[0].strip(), HEX);
  }

  private static long length(@Nullable String digits, int radix) throws MalformedRequestException {
    if (digits == null) {
      return 0;
    }
    try {
      long length = Long.parseLong(digits, radix);
      if (length < 0) {
        throw new NumberFormatException();
      }
      return length;
    } catch (NumberFormatException malformed) {
      throw new MalformedRequestException("expected a length, but found '" + digits + "'");
    }
  }

  private void copy(long length, ByteArrayOutputStream kept, int limit) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long left = length;
    while (left > 0) {
      int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (count < 0) {
        throw new EOFException(left + " bytes of the body are missing");
      }
      kept.write(buffer, 0, Math.min(count, limit - kept.size()));
      left -= count;
    }
  }
}
