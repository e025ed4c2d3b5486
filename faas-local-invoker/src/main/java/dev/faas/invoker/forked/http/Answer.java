package dev.faas.invoker.forked.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes answers. */
final class Answer {

  private static final Map<Integer, String> REASONS = Map.of(
      200, "OK",
      202, "Accepted",
      400, "Bad Request",
      403, "Forbidden",
      404, "Not Found",
      405, "Method Not Allowed",
      413, "Content Too Large");

  private Answer() {}

  static void write(OutputStream out, int status, Map<String, String> headers, byte[] body)
      throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " ");
    head.append(REASONS.getOrDefault(status, "")).append("\r\n");
    headers.forEach(
        (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    byte[] begin = head.toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[begin.length + body.length]; // one packet, where it is small
    System.arraycopy(begin, 0, all, 0, begin.length);
    System.arraycopy(body, 0, all, begin.length, body.length);
    out.write(all);
  }
}
