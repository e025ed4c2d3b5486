package dev.faas.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The least that answers the Runtime API from Java: a socket, and every event is its own response. The
 * limit of a forked cold start; it has no lambda and joins no texts, which would load classes of their own.
 */
@SuppressWarnings("UnnecessaryStringBuilder") // joining texts with + loads classes
final class RawRuntime {

  private static final byte[] NEXT = head("GET /2018-06-01/runtime/invocation/next", 0);

  private RawRuntime() {}

  /** Serves until the Runtime API is gone. */
  public static void main(String[] arguments) throws IOException {
    String address = System.getenv("AWS_LAMBDA_RUNTIME_API");
    int colon = address.indexOf(':');
    int port = Integer.parseInt(address.substring(colon + 1));
    try (Socket socket = new Socket(address.substring(0, colon), port)) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      while (true) {
        out.write(NEXT);
        Message event = Message.read(in);
        String post = new StringBuilder("POST /2018-06-01/runtime/invocation/")
            .append(event.requestId())
            .append("/response")
            .toString();
        byte[] body = event.body().getBytes(StandardCharsets.ISO_8859_1);
        out.write(head(post, body.length));
        out.write(body);
        Message.read(in);
      }
    }
  }

  static byte[] head(String first, int length) {
    return new StringBuilder(first)
        .append(first.startsWith("HTTP") ? "\r\n" : " HTTP/1.1\r\nHost: x\r\n")
        .append("Content-Length: ")
        .append(length)
        .append("\r\n\r\n")
        .toString()
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A request or a response. */
  record Message(String first, String requestId, String body) {

    static Message read(InputStream in) throws IOException {
      String first = line(in);
      String id = "";
      int length = 0;
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        if (line.regionMatches(true, 0, "Content-Length: ", 0, 16)) {
          length = Integer.parseInt(line.substring(16));
        } else if (line.regionMatches(true, 0, "Lambda-Runtime-Aws-Request-Id: ", 0, 31)) {
          id = line.substring(31);
        }
      }
      return new Message(first, id, new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
    }

    private static String line(InputStream in) throws IOException {
      StringBuilder line = new StringBuilder();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new EOFException();
        }
        if (next != '\r') {
          line.append((char) next);
        }
      }
      return line.toString();
    }
  }
}
