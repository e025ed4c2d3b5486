package dev.faas.invoker.forked;

import dev.faas.Payload;
import dev.faas.invoker.forked.CallOrder.Call;
import dev.faas.invoker.forked.http.HttpExchange;
import dev.faas.invoker.forked.http.HttpListener;
import dev.faas.invoker.isolation.ProcessExit;
import dev.faas.invoker.isolation.ReportedError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The Lambda Runtime API 2018-06-01 for one execution environment, on a free port of the loopback
 * interface: HTTP outside, a {@link Conversation} inside. Facts: Lambda developer guide, "Using the
 * Lambda runtime API for custom runtimes", and the router of the Runtime Interface Emulator.
 *
 * <p>A streamed response is taken when it is complete. If its trailers tell of an error in the middle, the
 * caller, who has waited for all of it, gets the error.
 */
final class RuntimeApi implements AutoCloseable {

  /** 6 MiB and 100 bytes: {@code MaxPayloadSize} of the emulator. */
  static final int MAX_RESPONSE_BYTES = 6 * 1024 * 1024 + 100;

  private static final String ROOT = "/2018-06-01/runtime/";
  private static final String INVOCATION = ROOT + "invocation/";
  private static final String ERROR_TYPE = "Lambda-Runtime-Function-Error-Type";
  private static final String RESPONSE_MODE = "Lambda-Runtime-Function-Response-Mode";
  private static final String ACCEPTED = "{\"status\":\"OK\"}\n";
  private static final String ERROR_BODY = "Lambda-Runtime-Function-Error-Body";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Conversation conversation;
  private final HttpListener listener;

  private RuntimeApi(Conversation conversation) throws IOException {
    this.conversation = conversation;
    this.listener = HttpListener.open("faas runtime api " + COUNT.incrementAndGet(), this::handle);
  }

  /** Serves a runtime that takes part in this conversation. */
  static RuntimeApi open(Conversation conversation) throws IOException {
    return new RuntimeApi(conversation);
  }

  /** What {@code AWS_LAMBDA_RUNTIME_API} says: host and port. */
  String address() {
    return listener.address();
  }

  /** Answers no further call; waiting ones are cut off. */
  @Override
  public void close() {
    listener.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try {
      String path = exchange.path();
      switch (exchange.method()) {
        case "GET" -> get(exchange, path);
        case "POST" -> post(exchange, path);
        default -> send(exchange, 405, "");
      }
    } catch (RefusedCall refused) {
      send(exchange, refused.status(), refused.body());
    } catch (InterruptedException | ProcessExit over) {
      Thread.currentThread().interrupt(); // nobody is left who could be answered
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
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Lambda-Runtime-Aws-Request-Id", event.requestId());
    event.headers().forEach((name, value) -> {
      if (!value.isEmpty()) {
        headers.put(name, value);
      }
    });
    exchange.send(200, headers, event.payload().array());
  }

  private void respond(HttpExchange exchange, String requestId) throws IOException, RefusedCall {
    String mode = exchange.header(RESPONSE_MODE);
    if (mode != null && !mode.equals("streaming")) {
      mistake(requestId, ErrorReports.invalidMode(), RefusedCall.invalidMode());
    }
    byte[] body = bodyOf(exchange);
    String errorType = exchange.trailer(ERROR_TYPE);
    if (body == null) {
      mistake(requestId, ErrorReports.truncated(), RefusedCall.truncated());
    } else if (body.length > MAX_RESPONSE_BYTES) {
      mistake(
          requestId,
          ErrorReports.responseTooLarge(MAX_RESPONSE_BYTES),
          RefusedCall.tooLarge(MAX_RESPONSE_BYTES));
    } else if (errorType != null && !errorType.isEmpty()) {
      conversation.fail(
          Call.RESPONSE,
          requestId,
          ErrorReports.ofTrailers(errorType, exchange.trailer(ERROR_BODY)));
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
    try {
      return exchange.body(MAX_RESPONSE_BYTES + 1);
    } catch (IOException truncated) {
      return null;
    }
  }

  private static ReportedError reported(HttpExchange exchange) throws IOException {
    Payload body = Payload.wrap(exchange.body(Integer.MAX_VALUE));
    return ErrorReports.of(body, exchange.header(ERROR_TYPE));
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    Map<String, String> headers =
        status == 200 || body.isEmpty() ? Map.of() : Map.of("Content-Type", "application/json");
    exchange.send(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }
}
