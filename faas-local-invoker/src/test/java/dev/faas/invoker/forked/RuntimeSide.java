package dev.faas.invoker.forked;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/**
 * A runtime's side of the Runtime API, with a client that is not ours.
 *
 * @param address of the Runtime API
 */
record RuntimeSide(String address) {

  Reply get(String path) throws IOException {
    return Reply.of(open(path));
  }

  Reply post(String path, String body, String errorType) throws IOException {
    HttpURLConnection connection = open(path);
    connection.setDoOutput(true);
    if (!errorType.isEmpty()) {
      connection.setRequestProperty("Lambda-Runtime-Function-Error-Type", errorType);
    }
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body.getBytes(StandardCharsets.UTF_8));
    }
    return Reply.of(connection);
  }

  private HttpURLConnection open(String path) throws IOException {
    URL url = new URL("http://" + address + "/2018-06-01" + path);
    return (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
  }

  String raw(String method, String path, String rest) throws IOException {
    String[] place = address.split(":");
    try (Socket socket = new Socket(place[0], Integer.parseInt(place[1]))) {
      String head =
          method + " /2018-06-01" + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
      socket.getOutputStream().write((head + rest).getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What the Runtime API answered. */
  record Reply(HttpURLConnection connection, int statusCode, String body) {

    static Reply of(HttpURLConnection connection) throws IOException {
      int status = connection.getResponseCode();
      try (InputStream in =
          status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
        return new Reply(connection, status, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }

    String header(String name) {
      return connection.getHeaderField(name);
    }
  }
}
