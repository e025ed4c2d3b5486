package dev.faas.invoker.forked.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request and its answer. Not safe for use by several threads. */
public final class HttpExchange {

  private final String method;
  private final String path;
  private final Fields fields;
  private final RequestBody body;
  private final OutputStream out;
  private boolean isAnswered;
  private boolean isLast;

  HttpExchange(String method, String path, Fields fields, RequestBody body, OutputStream out) {
    this.method = method;
    this.path = path;
    this.fields = fields;
    this.body = body;
    this.out = out;
  }

  /** Such as {@code GET}. */
  public String method() {
    return method;
  }

  /** The path, decoded, without query. */
  public String path() {
    return path;
  }

  /** The header of this name in any case, or null; a repeated one is joined with commas. */
  public @Nullable String header(String name) {
    return fields.get(name);
  }

  /**
   * Reads the whole body; to be called once.
   *
   * @param limit how many bytes of it are returned at most; the rest is only read
   * @throws EOFException if the request ended too early
   * @throws IOException if it is not HTTP
   */
  public byte[] body(int limit) throws IOException {
    return body.read(limit);
  }

  /** The trailer of this name, or null; known when the body has been read. */
  public @Nullable String trailer(String name) {
    return body.trailers().get(name);
  }

  /**
   * Answers. With the header {@code Connection: close} the connection ends.
   *
   * @throws IllegalStateException if it was answered before
   * @throws IOException if the client is gone
   */
  public void send(int status, Map<String, String> headers, byte[] answer) throws IOException {
    if (isAnswered) {
      throw new IllegalStateException(method + " " + path + " was answered before");
    }
    isAnswered = true;
    isLast = "close".equals(headers.get("Connection"));
    Answer.write(out, status, headers, answer);
  }

  /** Whether the answer says that no other follows on this connection. */
  boolean isLast() {
    return isLast;
  }

  boolean isAnswered() {
    return isAnswered;
  }

  boolean finishBody() throws IOException {
    return body.finish();
  }
}
