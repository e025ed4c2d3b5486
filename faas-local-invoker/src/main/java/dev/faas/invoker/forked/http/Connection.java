package dev.faas.invoker.forked.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Map;

/** One connection of a client: request after request, as long as both want. */
final class Connection {

  private static final int BUFFER = 64 * 1024;

  private final InputStream in;
  private final OutputStream out;
  private final HttpListener.Handler handler;

  Connection(Socket socket, HttpListener.Handler handler) throws IOException {
    socket.setTcpNoDelay(true); // else each answer waits for an acknowledgement
    this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    this.out = socket.getOutputStream();
    this.handler = handler;
  }

  /**
   * Serves until one side ends the connection.
   *
   * @throws IOException if the client is gone in the middle of a request
   */
  void serve() throws IOException {
    try {
      while (serveNext()) {
        // the next one
      }
    } catch (MalformedRequestException malformed) {
      Answer.write(out, 400, Map.of("Connection", "close"), malformed.body());
    }
  }

  private boolean serveNext() throws IOException {
    String line = Fields.line(in);
    if (line == null) {
      return false;
    }
    String[] parts = line.split(" ", -1);
    if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
      throw new MalformedRequestException(
          "expected 'METHOD /path HTTP/1.1', but found '" + line + "'");
    }
    Fields fields = Fields.read(in);
    HttpExchange exchange =
        new HttpExchange(parts[0], path(parts[1]), fields, new RequestBody(in, out, fields), out);
    handler.handle(exchange);
    boolean isPersistent =
        !parts[2].equals("HTTP/1.0") && !fields.has("Connection", "close") && !exchange.isLast();
    return exchange.isAnswered() && exchange.finishBody() && isPersistent;
  }

  private static String path(String target) throws MalformedRequestException {
    try {
      String path = URI.create(target).getPath();
      return path == null ? "" : path;
    } catch (IllegalArgumentException malformed) {
      throw new MalformedRequestException("expected a path, but found '" + target + "'");
    }
  }
}
