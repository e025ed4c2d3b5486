package dev.faas.benchmarks;

import dev.faas.Payload;
import dev.faas.events.HttpRequest;
import dev.faas.events.aws.AwsEvents;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.isolation.Isolation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cold starts of processes, from before the start of the process to the first response, with the raw
 * client and the library in turn. The argument is the number of runs.
 */
final class ForkedBenchmark {

  private ForkedBenchmark() {}

  /** Prints medians in milliseconds and the median of the ratios of the pairs. */
  public static void main(String[] args) throws Exception {
    int runs = Integer.parseInt(args[0]);
    Payload event = AwsEvents.http().encodeEvent(HttpRequest.get("/hello"));
    byte[] json = event.text().getBytes(StandardCharsets.UTF_8);
    List<Double> raw = new ArrayList<>();
    List<Double> echo = new ArrayList<>();
    List<Double> http = new ArrayList<>();
    List<Double> databind = new ArrayList<>();
    try (LocalInvoker invoker = LocalInvoker.create()) {
      LocalFunction<Payload, Payload> bytes = deploy(invoker, "Echo");
      LocalFunction<Payload, Payload> greeting = deploy(invoker, "HttpGreeting");
      LocalFunction<Payload, Payload> receipts = deploy(invoker, "Receipts");
      Payload order = Payload.of(IsolatedOperations.ORDER);
      for (int run = -1; run < runs; run++) {
        double rawNanos = RawService.start(json);
        double echoNanos = start(bytes, event);
        double httpNanos = start(greeting, event);
        double databindNanos = start(receipts, order);
        if (run >= 0) {
          raw.add(rawNanos);
          echo.add(echoNanos);
          http.add(httpNanos);
          databind.add(databindNanos);
        }
      }
    }
    System.out.println(line("handler of bytes", raw, echo));
    System.out.println(line("HTTP handler", raw, http));
    System.out.println(line("databind payload", raw, databind));
    System.exit(0);
  }

  private static LocalFunction<Payload, Payload> deploy(LocalInvoker invoker, String handler) {
    return invoker.deploy(
        "dev.faas.benchmarks.user." + handler,
        FunctionSettings.named(handler)
            .withMemoryMegabytes(512)
            .withTimeout(Duration.ofSeconds(30))
            .withIsolation(Isolation.FORKED));
  }

  private static double start(LocalFunction<Payload, Payload> function, Payload event) {
    long begin = System.nanoTime();
    Outcome<Payload> outcome = function.invokeRaw(event);
    double nanos = System.nanoTime() - begin;
    function.dropEnvironments();
    if (!(outcome instanceof Outcome.Returned)) {
      throw new IllegalStateException(outcome.toString());
    }
    return nanos;
  }

  private static String line(String name, List<Double> peer, List<Double> ours) {
    Ratios ratios = Ratios.of(peer, ours, Double::doubleValue);
    return String.format(
        Locale.ROOT,
        "%-28s %10.1f ms %10.1f ms   wall %5.2f",
        name,
        ratios.peer() / 1e6,
        ratios.ours() / 1e6,
        ratios.ratio());
  }
}
