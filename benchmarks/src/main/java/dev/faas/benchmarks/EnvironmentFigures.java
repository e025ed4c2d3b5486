package dev.faas.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of execution environments: many callers, classes of their own, processes of their own. */
final class EnvironmentFigures {

  private static final int FORKS = 3;
  private static final List<String> ISOLATED =
      List.of("loader-event", "event", "loader-databind", "databind");

  /** Events, functions, and whose threads run the handlers. */
  private static final List<String> EVENTS = List.of(
      "10000 1 caller",
      "100000 1 caller",
      "1000000 1 caller",
      "1000000 10 caller",
      "1000000 100 caller",
      "1000000 1000 caller",
      "100000 1 threads");

  private EnvironmentFigures() {}

  static void callers() throws IOException, InterruptedException {
    System.out.println(
        "callers: one function, warm; CPU of the process, wall time, bytes of all threads, for one");
    try (UserCode code = UserCode.unpack()) {
      for (String who : List.of("environment", "bare", "http", "isolated", "full")) {
        Map<Integer, List<WarmCallers.Sample>> samples = new LinkedHashMap<>();
        List<Integer> callers = who.equals("bare") ? List.of(1) : List.of(1, 8, 64);
        for (int i = 0; i < FORKS; i++) {
          for (int each : callers) {
            samples
                .computeIfAbsent(each, key -> new ArrayList<>())
                .add(WarmCallers.Sample.parse(
                    Fork.output(code, WarmCallers.class.getName(), who, "" + each)));
          }
        }
        samples.forEach((number, own) -> print(who, number, samples.getOrDefault(1, own), own));
      }
    }
  }

  private static void print(
      String who, int callers, List<WarmCallers.Sample> alone, List<WarmCallers.Sample> own) {
    Ratios cpu = Ratios.of(alone, own, WarmCallers.Sample::cpuNanos);
    System.out.printf(
        Locale.ROOT,
        "%-20s %3d callers   CPU %7.2f µs   of one caller's %5.2f   wall %7.2f µs   bytes %6.0f%n",
        who,
        callers,
        cpu.ours() / 1e3,
        cpu.ratio(),
        Ratios.of(own, own, WarmCallers.Sample::wallNanos).ours() / 1e3,
        Ratios.of(own, own, WarmCallers.Sample::bytes).ours());
  }

  static void isolated() throws IOException, InterruptedException {
    System.out.println("isolated: a fresh environment, its first invocation, its end; after"
        + " others in the same process");
    try (UserCode code = UserCode.unpack()) {
      isolated(code, ISOLATED, "100", "100");
      isolated(code, List.of("fn-event", "fn-databind"), "30", "30");
      isolated(code, ISOLATED, "3000", "100");
    }
  }

  private static void isolated(UserCode code, List<String> names, String warmUp, String rounds)
      throws IOException, InterruptedException {
    Map<String, List<Measure.Sample>> samples = new LinkedHashMap<>();
    for (int i = 0; i < FORKS; i++) {
      for (String who : names) {
        samples
            .computeIfAbsent(who, key -> new ArrayList<>())
            .add(Measure.Sample.parse(
                Fork.output(code, IsolatedBenchmark.class.getName(), who, warmUp, rounds)));
      }
    }
    samples.forEach((who, own) -> System.out.printf(
        Locale.ROOT,
        "%-16s after %4s   CPU of the process %7.2f ms   wall, median %7.2f ms%n",
        who,
        warmUp,
        Ratios.of(own, own, Measure.Sample::cpuNanos).ours() / 1e6,
        Ratios.of(own, own, Measure.Sample::bytes).ours() / 1e6));
  }

  static void forked() throws IOException, InterruptedException {
    System.out.println("forked: from before the start of a process to its first response; the raw"
        + " client, then faas; median of 15 in turn");
    try (UserCode code = UserCode.unpack()) {
      System.out.print(Fork.output(code, ForkedBenchmark.class.getName(), "15"));
    }
  }

  static void events() throws IOException, InterruptedException {
    System.out.println(
        "events: asynchronous events with failures, throttles and crashes under simulated"
            + " time; CPU of the process and wall time for one, heap in use after a tenth and in the end");
    for (String run : EVENTS) {
      String[] figures = Fork.output(List.of(), AsyncEvents.class.getName(), run.split(" ", -1))
          .strip()
          .split(" ", -1);
      System.out.printf(
          Locale.ROOT,
          "%-22s CPU %6.2f µs   wall %6.2f µs   heap %4s and %4s MB%n",
          run,
          Double.parseDouble(figures[0]) / 1e3,
          Double.parseDouble(figures[1]) / 1e3,
          figures[2],
          figures[3]);
    }
  }
}
