package dev.faas.invoker.forked;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The least that answers the Runtime API from Java: a socket, and every event is its own response. The
 * measure of {@link StartMeasure}.
 */
final class RawPeer {

  private RawPeer() {}

  /** Serves until the Runtime API is gone. */
  public static void main(String[] arguments) throws IOException {
    String[] address = System.getenv("AWS_LAMBDA_RUNTIME_API").split(":");
    try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      String root = " /2018-06-01/runtime/invocation/";
      while (true) {
        write(socket, "GET" + root + "next", new byte[0]);
        StringBuilder id = new StringBuilder();
        byte[] event = read(in, id);
        write(socket, "POST" + root + id + "/response", event);
        read(in, id);
      }
    }
  }

  private static void write(Socket socket, String call, byte[] body) throws IOException {
    byte[] head = (call + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length + "\r\n\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    socket.getOutputStream().write(all);
  }

  private static byte[] read(InputStream in, StringBuilder id) throws IOException {
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.regionMatches(true, 0, "Content-Length: ", 0, 16)) {
        length = Integer.parseInt(line.substring(16));
      } else if (line.regionMatches(true, 0, "Lambda-Runtime-Aws-Request-Id: ", 0, 31)) {
        id.append(line, 31, line.length());
      }
    }
    return in.readNBytes(length);
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
