package dev.faas.invoker.forked;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.faas.Payload;
import dev.faas.invoker.forked.CallOrder.Call;
import dev.faas.invoker.isolation.ProcessExit;
import dev.faas.invoker.isolation.ReportedError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The Lambda Runtime API 2018-06-01 for one execution environment, on a free port of the loopback
 * interface: HTTP outside, a {@link Conversation} inside. Facts: Lambda developer guide, "Using the
 * Lambda runtime API for custom runtimes", and the router of the Runtime Interface Emulator.
 *
 * <p>A streamed response is taken when it is complete. The JDK's server cannot read trailers, so one
 * that ends with them is answered with an error.
 */
final class RuntimeApi implements AutoCloseable {

  /** 6 MiB and 100 bytes: {@code MaxPayloadSize} of the emulator. */
  static final int MAX_RESPONSE_BYTES = 6 * 1024 * 1024 + 100;

  private static final String ROOT = "/2018-06-01/runtime/";
  private static final String INVOCATION = ROOT + "invocation/";
  private static final String ERROR_TYPE = "Lambda-Runtime-Function-Error-Type";
  private static final String RESPONSE_MODE = "Lambda-Runtime-Function-Response-Mode";
  private static final String ACCEPTED = "{\"status\":\"OK\"}\n";
  private static final AtomicInteger COUNT = new AtomicInteger();

  static {
    // Without it every answer waits 40 ms for an acknowledgement. Read once, when the JDK's server
    // is
    // first used in this process.
    String property = "sun.net.httpserver.nodelay";
    if (System.getProperty(property) == null) {
      System.setProperty(property, "true");
    }
  }

  private final Conversation conversation;
  private final HttpServer server;
  private final ExecutorService threads;

  private RuntimeApi(Conversation conversation, HttpServer server) {
    this.conversation = conversation;
    this.server = server;
    int number = COUNT.incrementAndGet();
    this.threads = Executors.newCachedThreadPool(task -> {
      Thread thread = new Thread(null, task, "faas runtime api " + number, 0, false);
      thread.setDaemon(true);
      return thread;
    });
  }

  /** Serves a runtime that takes part in this conversation. */
  static RuntimeApi open(Conversation conversation) throws IOException {
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    RuntimeApi api = new RuntimeApi(conversation, HttpServer.create(loopback, 0));
    api.server.setExecutor(api.threads);
    api.server.createContext("/", api::handle);
    api.server.start();
    return api;
  }

  /** What {@code AWS_LAMBDA_RUNTIME_API} says: host and port. */
  String address() {
    InetSocketAddress address = server.getAddress();
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  /** Answers no further call; waiting ones are cut off. */
  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try {
      String path = exchange.getRequestURI().getPath();
      switch (exchange.getRequestMethod()) {
        case "GET" -> get(exchange, path);
        case "POST" -> post(exchange, path);
        default -> send(exchange, 405, "");
      }
    } catch (RefusedCall refused) {
      send(exchange, refused.status(), refused.body());
    } catch (InterruptedException | ProcessExit over) {
      Thread.currentThread().interrupt(); // nobody is left who could be answered
    } finally {
      exchange.close();
    }
  }

  private void get(HttpExchange exchange, String path)
      throws IOException, RefusedCall, InterruptedException {
    switch (path) {
      case INVOCATION + "next" -> deliver(exchange, conversation.next());
      case ROOT + "restore/next" -> {
        conversation.restoreNext();
        send(exchange, 200, "");
      }
      case "/ping", "/2018-06-01/ping" -> send(exchange, 200, "pong");
      default -> send(exchange, 404, "404 page not found\n");
    }
  }

  private void post(HttpExchange exchange, String path) throws IOException, RefusedCall {
    String[] parts = path.startsWith(INVOCATION)
        ? path.substring(INVOCATION.length()).split("/", -1)
        : new String[0];
    if (parts.length == 2 && parts[1].equals("response")) {
      respond(exchange, parts[0]);
    } else if (parts.length == 2 && parts[1].equals("error")) {
      conversation.fail(Call.ERROR, parts[0], reported(exchange));
    } else if (path.equals(ROOT + "init/error")) {
      conversation.failInit(reported(exchange));
    } else if (path.equals(ROOT + "restore/error")) {
      conversation.failRestore(reported(exchange));
    } else {
      send(exchange, 404, "404 page not found\n");
      return;
    }
    send(exchange, 202, ACCEPTED);
  }

  private static void deliver(HttpExchange exchange, Event event) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", event.requestId());
    event.headers().forEach((name, value) -> {
      if (!value.isEmpty()) {
        headers.set(name, value);
      }
    });
    send(exchange, 200, event.payload().array());
  }

  private void respond(HttpExchange exchange, String requestId) throws IOException, RefusedCall {
    String mode = exchange.getRequestHeaders().getFirst(RESPONSE_MODE);
    if (mode != null && !mode.equals("streaming")) {
      mistake(requestId, ErrorReports.invalidMode(), RefusedCall.invalidMode());
    }
    byte[] body = bodyOf(exchange);
    if (body == null) {
      mistake(requestId, ErrorReports.truncated(), RefusedCall.truncated());
    } else if (body.length > MAX_RESPONSE_BYTES) {
      mistake(
          requestId,
          ErrorReports.responseTooLarge(MAX_RESPONSE_BYTES),
          RefusedCall.tooLarge(MAX_RESPONSE_BYTES));
    } else {
      conversation.respond(requestId, Payload.wrap(body));
    }
  }

  /** The caller gets an error instead of the response, and the runtime is told why. */
  private void mistake(String requestId, ReportedError forCaller, RefusedCall forRuntime)
      throws RefusedCall {
    conversation.fail(Call.RESPONSE, requestId, forCaller);
    throw forRuntime;
  }

  private static byte @Nullable [] bodyOf(HttpExchange exchange) {
    try (InputStream in = exchange.getRequestBody()) {
      byte[] body = in.readNBytes(MAX_RESPONSE_BYTES + 1);
      in.transferTo(OutputStream.nullOutputStream());
      return body;
    } catch (IOException truncated) {
      return null;
    }
  }

  private static ReportedError reported(HttpExchange exchange) throws IOException {
    Payload body = Payload.wrap(exchange.getRequestBody().readAllBytes());
    return ErrorReports.of(body, exchange.getRequestHeaders().getFirst(ERROR_TYPE));
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    if (status != 200 && !body.isEmpty()) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
    }
    send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
