package dev.faas.invoker.forked.child;

import dev.faas.Payload;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The calls of the Lambda Runtime API, over one connection that is kept as long
 * as the server keeps it. HTTP is spoken as far as the
 * Runtime API of this library needs it: in a cold JVM that takes 65 ms less than {@code
 * HttpURLConnection} and several hundred less than {@code java.net.http}. Not safe for use by several
 * threads.
 */
final class RuntimeClient implements AutoCloseable {

  private static final String ROOT = "/2018-06-01/runtime/";
  private static final byte[] NOTHING = {};

  private final String address;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  private RuntimeClient(String address) throws IOException {
    this.address = address;
    this.socket = open(address);
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /**
   * Connects.
   *
   * @param address what {@code AWS_LAMBDA_RUNTIME_API} says: host and port
   */
  static RuntimeClient connect(String address) throws IOException {
    return new RuntimeClient(address);
  }

  private static Socket open(String address) throws IOException {
    int colon = address.lastIndexOf(':');
    Socket socket =
        new Socket(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    socket.setTcpNoDelay(true);
    return socket;
  }

  /** Waits for the next event. */
  Answer next() throws IOException {
    return call("GET", "invocation/next", "", NOTHING).expect(200);
  }

  /** Waits for the restoration of the snapshot that is taken now. */
  void restoreNext() throws IOException {
    call("GET", "restore/next", "", NOTHING).expect(200);
  }

  /** Reports that a hook after the restore failed. */
  void failRestore(ErrorReport report) throws IOException {
    report("restore/error", report);
  }

  /** Answers an event. That the answer was too large is told to the caller, not to the handler. */
  void respond(String requestId, Payload payload) throws IOException {
    call("POST", "invocation/" + requestId + "/response", "", payload.array()).expect(202, 413);
  }

  /** Reports that an invocation failed. */
  void fail(String requestId, ErrorReport report) throws IOException {
    report("invocation/" + requestId + "/error", report);
  }

  /** Reports that the init phase failed. */
  void failInit(ErrorReport report) throws IOException {
    report("init/error", report);
  }

  private void report(String path, ErrorReport report) throws IOException {
    String header = "Lambda-Runtime-Function-Error-Type: " + report.kind() + "\r\n";
    call("POST", path, header, report.json()).expect(202);
  }

  private Answer call(String method, String path, String header, byte[] body) throws IOException {
    byte[] head = (method + " " + ROOT + path + " HTTP/1.1\r\nHost: " + address + "\r\n" + header
            + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
    byte[] request = new byte[head.length + body.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    try {
      return exchange(method + " " + path, request);
    } catch (EOFException | SocketException closedWhileIdle) {
      reconnect();
      return exchange(method + " " + path, request);
    }
  }

  private Answer exchange(String call, byte[] request) throws IOException {
    out.write(request);
    return answer(call);
  }

  /** The JDK's server closes a connection without a call for half a minute, as while a handler runs. */
  private void reconnect() throws IOException {
    socket.close();
    socket = open(address);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  private Answer answer(String call) throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).trim());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] body = in.readNBytes(length);
    if (body.length < length || headers.containsKey("transfer-encoding")) {
      throw new EOFException("the answer to " + call + " is not whole: " + headers);
    }
    return new Answer(call, status, headers, Payload.wrap(body));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the Runtime API at " + address + " is gone");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /**
   * What the Runtime API answered.
   *
   * @param headers by name in lower case
   */
  record Answer(String call, int status, Map<String, String> headers, Payload body) {

    /** A header's value; empty if it is missing. */
    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    private Answer expect(int... expected) throws IOException {
      for (int one : expected) {
        if (one == status) {
          return this;
        }
      }
      throw new IOException("the Runtime API answers " + call + " with " + status + ": " + body);
    }
  }
}
