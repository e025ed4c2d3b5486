package dev.faas.invoker.forked;

import dev.faas.Payload;
import dev.faas.events.HttpRequest;
import dev.faas.events.aws.AwsEvents;
import dev.faas.invoker.forked.child.EchoRuntime;
import dev.faas.invoker.forked.child.ForkedRuntime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures starts and warm round trips, each candidate in turn. Run its main method with the class path
 * of the tests; the first argument is the number of runs, further ones are options of all JVMs.
 */
final class StartMeasure {

  private static final int ROUND_TRIPS = 3_000;

  private StartMeasure() {}

  /** Prints the figures. */
  public static void main(String[] arguments) throws Exception {
    int runs = Integer.parseInt(arguments[0]);
    List<String> options = List.of(arguments).subList(1, arguments.length);
    Map<String, List<String>> candidates = new LinkedHashMap<>();
    candidates.put(
        "raw socket, plain JVM", List.of(java(), "-cp", path(), RawPeer.class.getName()));
    candidates.put("raw socket, our options", command(RawPeer.class, options));
    candidates.put("our runtime, echo", command(EchoRuntime.class, options));
    candidates.put("our runtime, HTTP handler", command(ForkedRuntime.class, options));
    Map<String, long[]> cold = new LinkedHashMap<>();
    candidates.keySet().forEach(name -> cold.put(name, new long[runs]));
    for (int run = -1; run < runs; run++) {
      for (String name : candidates.keySet()) {
        long nanos = start(candidates.get(name));
        if (run >= 0) {
          cold.get(name)[run] = nanos;
        }
      }
    }
    long[] measure = cold.get("raw socket, plain JVM").clone();
    cold.forEach((name, nanos) -> {
      double[] ratios = new double[runs];
      Arrays.setAll(ratios, i -> (double) nanos[i] / measure[i]);
      Arrays.sort(ratios);
      Arrays.sort(nanos);
      System.out.printf(
          "%-28s cold: median %.1f ms, least %.1f ms; ratio %.2f%n",
          name, nanos[runs / 2] / 1e6, nanos[0] / 1e6, ratios[runs / 2]);
    });
    for (String name : candidates.keySet()) {
      System.out.printf("%-28s warm: %.1f µs%n", name, warm(candidates.get(name)));
    }
    freeze();
  }

  private static long start(List<String> command) throws Exception {
    long begin = System.nanoTime();
    try (Fork fork = fork(command)) {
      fork.start();
      fork.invoke(event());
      return System.nanoTime() - begin;
    }
  }

  private static double warm(List<String> command) throws Exception {
    try (Fork fork = fork(command).start()) {
      long begin = 0;
      for (int i = -ROUND_TRIPS; i < ROUND_TRIPS; i++) {
        begin = i == 0 ? System.nanoTime() : begin;
        fork.invoke(event());
      }
      return (System.nanoTime() - begin) / 1e3 / ROUND_TRIPS;
    }
  }

  private static void freeze() throws Exception {
    try (Fork fork = Fork.deeds()) {
      long begin = 0;
      for (int i = -ROUND_TRIPS; i < ROUND_TRIPS; i++) {
        begin = i == 0 ? System.nanoTime() : begin;
        fork.process.freeze();
        fork.process.thaw();
      }
      System.out.printf(
          "freeze and thaw: %.1f µs%n", (System.nanoTime() - begin) / 1e3 / ROUND_TRIPS);
    }
  }

  private static Payload event() {
    return AwsEvents.http().encodeEvent(HttpRequest.get("/echo/x"));
  }

  private static Fork fork(List<String> command) {
    return Fork.program(command, Deeds.class.getName(), Path.of(""), Map.of());
  }

  private static List<String> command(Class<?> main, List<String> options) {
    List<String> command = new ArrayList<>(JavaCommand.forHandlers(
        512, Duration.ofSeconds(3), ClassPath.of(StartMeasure.class).prepared()));
    command.set(command.size() - 1, main.getName());
    command.addAll(1, options);
    return command;
  }

  private static String path() {
    return System.getProperty("java.class.path");
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
