package dev.faas.benchmarks;

import dev.faas.benchmarks.suites.FaasSuite;
import dev.faas.benchmarks.suites.FnSuite;
import dev.faas.benchmarks.suites.IsolatedSuite;
import dev.faas.benchmarks.suites.MockitoSuite;
import dev.faas.benchmarks.suites.StubSuite;
import dev.faas.benchmarks.suites.SuiteBenchmark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints the figures that are promised, each against its peer in alternating forks: {@code codec},
 * {@code cold}, {@code invoke}, {@code suite}, {@code callers}, {@code isolated}, {@code forked}, {@code events}, or all of
 * these without an argument; and {@code floor}, decoding against what the JSON library itself needs.
 */
public final class Figures {

  private Figures() {}

  /** Runs what the arguments name, or everything. */
  public static void main(String[] args) throws Exception {
    List<String> wanted = args.length == 0
        ? List.of("cold", "codec", "invoke", "suite", "callers", "isolated", "forked", "events")
        : List.of(args);
    for (String each : wanted) {
      switch (each) {
        case "codec" -> codec();
        case "cold" -> cold();
        case "invoke" -> invoke();
        case "suite" -> suite();
        case "floor" -> floor();
        case "callers" -> EnvironmentFigures.callers();
        case "isolated" -> EnvironmentFigures.isolated();
        case "forked" -> EnvironmentFigures.forked();
        case "events" -> EnvironmentFigures.events();
        default ->
          throw new IllegalArgumentException(
              "known are callers, codec, cold, events, floor, forked, invoke, isolated and suite, not "
                  + each);
      }
    }
  }

  private static void codec() throws IOException, InterruptedException {
    System.out.println("codec: AWS's serializer, then faas; median of 5 alternating forks");
    for (String direction : List.of("decode", "encode")) {
      for (String kind : CodecOperations.KINDS) {
        String name = kind + "/" + direction;
        System.out.println(Comparison.of(name + "/aws", name + "/faas").line(name));
      }
    }
  }

  private static void floor() throws IOException, InterruptedException {
    System.out.println("floor: Jackson's tree or a walk that makes each text a String, then faas");
    for (String kind : CodecOperations.KINDS) {
      for (String peer : List.of("tree", "tokens")) {
        String peerName = kind + "/decode/" + peer;
        System.out.println(Comparison.of(peerName, kind + "/decode/faas").line(peerName));
      }
    }
  }

  private static void cold() throws IOException, InterruptedException {
    System.out.println("cold: the first SQS event in a fresh JVM; median of 9 alternating forks");
    List<Double> peerCpu = new ArrayList<>();
    List<Double> ourCpu = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    double peerClasses = 0;
    double ourClasses = 0;
    for (int i = 0; i < 9; i++) {
      Measure.Sample peer = coldFork("aws");
      Measure.Sample ours = coldFork("faas");
      peerCpu.add(peer.cpuNanos());
      ourCpu.add(ours.cpuNanos());
      ratios.add(ours.cpuNanos() / peer.cpuNanos());
      peerClasses = peer.bytes();
      ourClasses = ours.bytes();
    }
    double nothing = coldFork("nobody").bytes();
    System.out.printf(
        Locale.ROOT,
        "%-28s %10.2f ms %10.2f ms   CPU %5.2f   classes %.0f against %.0f%n",
        "cold decode",
        Comparison.median(peerCpu) / 1e6,
        Comparison.median(ourCpu) / 1e6,
        Comparison.median(ratios),
        ourClasses - nothing,
        peerClasses - nothing);
  }

  private static Measure.Sample coldFork(String who) throws IOException, InterruptedException {
    return Measure.Sample.parse(
        Fork.output(List.of("-Xshare:auto"), ColdDecodeBenchmark.class.getName(), who));
  }

  private static void invoke() throws IOException, InterruptedException {
    System.out.println("invoke: the peer, then faas; CPU of the calling thread");
    invoke("environment", "direct", "handoff", "spring");
    invoke("environment-full", "direct", "handoff");
    invoke("caller", "direct", "watched", "spring");
    invoke("caller-full", "direct");
    invoke("batch-caller", "batch-aws");
    invoke("batch-caller", "batch-spring");
    invoke("batch-environment", "batch-aws");
  }

  private static void invoke(String ours, String... peers)
      throws IOException, InterruptedException {
    for (String peer : peers) {
      String name = ours + " against " + peer;
      System.out.println(Comparison.of("invoke/" + peer, "invoke/" + ours).line(name));
    }
  }

  private static void suite() throws IOException, InterruptedException {
    System.out.println("suite: 100 tests in a process of their own; CPU and memory of the process");
    suite(FnSuite.class, IsolatedSuite.class);
    suite(StubSuite.class, FaasSuite.class);
    suite(MockitoSuite.class, FaasSuite.class);
  }

  private static void suite(Class<?> peer, Class<?> ours) throws IOException, InterruptedException {
    List<Measure.Sample> peers = new ArrayList<>();
    List<Measure.Sample> own = new ArrayList<>();
    try (UserCode code = UserCode.unpack()) {
      for (int i = 0; i < Comparison.FORKS; i++) {
        peers.add(suiteFork(code, peer));
        own.add(suiteFork(code, ours));
      }
    }
    Ratios cpu = Ratios.of(peers, own, Measure.Sample::cpuNanos);
    Ratios memory = Ratios.of(peers, own, Measure.Sample::bytes);
    System.out.printf(
        Locale.ROOT,
        "%-28s %10.2f s  %10.2f s    CPU %5.2f   %4.0f MiB %4.0f MiB   memory %5.2f%n",
        peer.getSimpleName(),
        cpu.peer() / 1e9,
        cpu.ours() / 1e9,
        cpu.ratio(),
        memory.peer() / (1 << 20),
        memory.ours() / (1 << 20),
        memory.ratio());
  }

  private static Measure.Sample suiteFork(UserCode code, Class<?> suite)
      throws IOException, InterruptedException {
    String printed = Fork.output(code, SuiteBenchmark.class.getName(), suite.getName());
    return Measure.Sample.parse(printed.lines().reduce("", (before, line) -> line));
  }
}
