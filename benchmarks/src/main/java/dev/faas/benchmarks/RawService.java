package dev.faas.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The least of a Runtime API, for {@link RawRuntime}: one process, one event, one response. */
final class RawService {

  private RawService() {}

  /** The nanoseconds from before the start of a process to the end of its first response. */
  static long start(byte[] event) throws IOException, InterruptedException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      long begin = System.nanoTime();
      ProcessBuilder command = new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              RawRuntime.class.getName())
          .redirectError(ProcessBuilder.Redirect.DISCARD);
      command.environment().put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + server.getLocalPort());
      Process process = command.start();
      try (Socket socket = server.accept()) {
        answer(socket, event);
        return System.nanoTime() - begin;
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private static void answer(Socket socket, byte[] event) throws IOException {
    socket.setTcpNoDelay(true);
    InputStream in = new BufferedInputStream(socket.getInputStream());
    OutputStream out = socket.getOutputStream();
    RawRuntime.Message.read(in);
    out.write("HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: one\r\nContent-Length: "
        .getBytes(StandardCharsets.ISO_8859_1));
    out.write((event.length + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.write(event);
    RawRuntime.Message response = RawRuntime.Message.read(in);
    if (!response.first().contains("/one/response")
        || !response.body().equals(new String(event, StandardCharsets.ISO_8859_1))) {
      throw new IOException("not the response to the event: " + response.first());
    }
    out.write(RawRuntime.head("HTTP/1.1 202 Accepted", 0));
  }
}
