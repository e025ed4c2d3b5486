package dev.faas.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faas.FunctionDefinition;
import dev.faas.Payload;
import dev.faas.benchmarks.suites.FnRule;
import dev.faas.benchmarks.user.FnGreeting;
import dev.faas.benchmarks.user.FnReceipts;
import dev.faas.benchmarks.user.HttpGreeting;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.time.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A fresh environment with classes of its own, its first invocation, and its end. */
final class IsolatedOperations implements AutoCloseable {

  static final String ORDER = "{\"id\":\"o-1\",\"customer\":\"Ada\",\"lines\":["
      + "{\"article\":\"pen\",\"pieces\":3,\"price\":1.25},"
      + "{\"article\":\"ink\",\"pieces\":1,\"price\":4.5}]}";
  private static final String RECEIPT =
      "{\"order\":\"o-1\",\"customer\":\"Ada\",\"total\":8.25,\"invocations\":1}";

  /** New environments come at no higher one, after the first thousand. */
  private static final Duration RATE = Duration.ofMillis(10);

  private final SimulatedTime time =
      SimulatedTime.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
  private final LocalInvoker invoker = LocalInvoker.builder().timeline(time).build();

  /**
   * An operation by its name: event and databind (the library), loader-event and loader-databind (a class
   * loader over bytes in memory), fn-event and fn-databind (Fn's rule).
   */
  Operation of(String name) throws IOException {
    return switch (name) {
      case "event" -> event();
      case "databind" -> databind();
      case "loader-event" -> loaderEvent();
      case "loader-databind" -> loaderDatabind();
      case "fn-event" ->
        () -> same(
            "Hello /hello 1", FnRule.invoke(FnGreeting.class, "greet", "text/plain", "/hello"));
      case "fn-databind" ->
        () -> same(RECEIPT, FnRule.invoke(FnReceipts.class, "settle", "application/json", ORDER));
      default -> throw new IllegalArgumentException("nobody is called " + name);
    };
  }

  private Operation event() {
    LocalFunction<HttpRequest, HttpResponse> function = invoker.deploy(
        FunctionDefinition.of(HttpGreeting.class),
        FunctionSettings.named("greeting").withIsolation(Isolation.ISOLATED));
    return () -> {
      Outcome<HttpResponse> outcome = function.invoke(HttpRequest.get("/hello"));
      function.dropEnvironments();
      time.advance(RATE);
      return same("Hello /hello 1", returned(outcome).text());
    };
  }

  private Operation databind() {
    LocalFunction<Payload, Payload> function = invoker.deploy(
        "dev.faas.benchmarks.user.Receipts",
        FunctionSettings.named("receipts").withIsolation(Isolation.ISOLATED));
    Payload event = Payload.of(ORDER);
    return () -> {
      Outcome<Payload> outcome = function.invokeRaw(event);
      function.dropEnvironments();
      time.advance(RATE);
      return same(RECEIPT, returned(outcome).text());
    };
  }

  private Operation loaderEvent() throws IOException {
    Map<String, byte[]> classes = BareLoader.read(List.of("HttpGreeting"));
    HttpRequest event = HttpRequest.get("/hello");
    return () -> {
      Class<?> type = new BareLoader(classes).loadClass(HttpGreeting.class.getName());
      Object response = type.getMethod("greet", HttpRequest.class).invoke(null, event);
      return same("Hello /hello 1", ((HttpResponse) response).text());
    };
  }

  private Operation loaderDatabind() throws IOException {
    Map<String, byte[]> classes =
        BareLoader.read(List.of("Order", "Order$Line", "Receipt", "Receipts"));
    return () -> {
      BareLoader loader = new BareLoader(classes);
      ObjectMapper mapper = new ObjectMapper();
      Class<?> order = loader.loadClass("dev.faas.benchmarks.user.Order");
      Object receipt = loader
          .loadClass("dev.faas.benchmarks.user.Receipts")
          .getMethod("settle", order)
          .invoke(null, mapper.readValue(ORDER, order));
      return same(RECEIPT, mapper.writeValueAsString(receipt));
    };
  }

  private static <T> T returned(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Returned<T> returned) {
      return returned.result();
    }
    throw new IllegalStateException(outcome.toString());
  }

  private static String same(String expected, String actual) {
    if (!actual.equals(expected)) {
      throw new IllegalStateException("expected " + expected + ", but it is " + actual);
    }
    return actual;
  }

  @Override
  public void close() {
    invoker.close();
  }
}
