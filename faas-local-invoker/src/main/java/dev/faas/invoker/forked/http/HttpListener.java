package dev.faas.invoker.forked.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * A small HTTP/1.1 server on a free port of the loopback interface: persistent connections, bodies with a
 * length or in chunks, trailers, {@code Expect: 100-continue}. No TLS, no compression, no HTTP/2. It is for
 * runtimes that this process has started. Safe for use by several threads.
 */
public final class HttpListener implements AutoCloseable {

  /** Answers requests, in a thread for each connection. */
  @FunctionalInterface
  public interface Handler {
    /**
     * Answers one request. What returns without an answer cuts the connection.
     *
     * @throws IOException if the client is gone
     */
    void handle(HttpExchange exchange) throws IOException;
  }

  private final ServerSocket server;
  private final Handler handler;
  private final ExecutorService threads;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  private HttpListener(ServerSocket server, Handler handler, String name) {
    this.server = server;
    this.handler = handler;
    this.threads = Executors.newCachedThreadPool(task -> {
      Thread thread = new Thread(null, task, name, 0, false);
      thread.setDaemon(true);
      return thread;
    });
  }

  /**
   * Serves until it is closed.
   *
   * @param name of its threads
   * @throws IOException if there is no free port
   */
  public static HttpListener open(String name, Handler handler) throws IOException {
    ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    HttpListener listener = new HttpListener(server, handler, name);
    listener.threads.execute(listener::accept);
    return listener;
  }

  /** Host and port, as in {@code 127.0.0.1:9001}. */
  public String address() {
    return server.getInetAddress().getHostAddress() + ":" + server.getLocalPort();
  }

  /** Answers no further request; handlers are interrupted and connections cut. */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      server.close();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        connections.add(socket);
        threads.execute(() -> serve(socket));
      }
    } catch (IOException | RejectedExecutionException closed) {
      connections.forEach(HttpListener::cut); // those that came while it was being closed
    }
  }

  private void serve(Socket socket) {
    try {
      new Connection(socket, handler).serve();
    } catch (IOException gone) {
      // the runtime has ended, or this server was closed: nobody is left to be told
    } finally {
      cut(socket);
      connections.remove(socket);
    }
  }

  private static void cut(Socket socket) {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
