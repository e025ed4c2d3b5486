package dev.faas.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.faas.Payload;
import dev.faas.benchmarks.user.HttpGreeting;
import dev.faas.events.HttpRequest;
import dev.faas.events.aws.AwsEvents;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.InvocationRequest;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.isolation.Isolation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Warm invocations of one function by several callers at once, in a process of their own. It prints CPU
 * time of the process, wall time and allocated bytes of all threads, each for one invocation.
 */
final class WarmCallers {

  private static final int CALLS = 50;
  private static final long WARM_UP_NANOS = 2_000_000_000L;
  private static final long MEASURED_NANOS = 1_000_000_000L;
  private static final Payload EVENT = AwsEvents.http().encodeEvent(HttpRequest.get("/hello"));

  private WarmCallers() {}

  /** The arguments are who invokes (see {@link #of}) and the number of callers. */
  public static void main(String[] args) throws Exception {
    boolean isFull = args[0].equals("full");
    try (LocalInvoker invoker = isFull ? EveryFeature.invoker().build() : LocalInvoker.create();
        InvokeOperations texts = new InvokeOperations()) {
      Operation operation = of(args[0], invoker, texts);
      int callers = Integer.parseInt(args[1]);
      round(operation, callers, WARM_UP_NANOS);
      Sample best = round(operation, callers, MEASURED_NANOS);
      for (int i = 0; i < 2; i++) {
        Sample next = round(operation, callers, MEASURED_NANOS);
        best = next.cpuNanos() < best.cpuNanos() ? next : best;
      }
      System.out.println(best.cpuNanos() + " " + best.wallNanos() + " " + best.bytes());
    }
    System.exit(0);
  }

  /** The figures of one invocation. */
  record Sample(double cpuNanos, double wallNanos, double bytes) {

    static Sample parse(String line) {
      String[] parts = line.strip().split(" ", -1);
      return new Sample(
          Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
    }
  }

  /**
   * An operation by its name: http and isolated (a handler of typed events with shared classes or its own),
   * full (isolated, with {@link EveryFeature}), bare (the same codec and handler called directly), or one of {@link InvokeOperations}.
   */
  private static Operation of(String name, LocalInvoker invoker, InvokeOperations texts)
      throws IOException {
    return switch (name) {
      case "http" -> http(invoker, Isolation.SHARED);
      case "isolated" -> http(invoker, Isolation.ISOLATED);
      case "full" ->
        http(
            invoker,
            EveryFeature.settings("greeting").withIsolation(Isolation.ISOLATED),
            EveryFeature.request(EVENT));
      case "bare" ->
        () -> {
          HttpRequest event = AwsEvents.http().decode(EVENT);
          return AwsEvents.http().encode(HttpGreeting.greet(event), event);
        };
      default -> texts.of(name);
    };
  }

  private static Operation http(LocalInvoker invoker, Isolation isolation) {
    return http(
        invoker,
        FunctionSettings.named("greeting").withIsolation(isolation),
        InvocationRequest.of(EVENT));
  }

  private static Operation http(
      LocalInvoker invoker, FunctionSettings settings, InvocationRequest request) {
    LocalFunction<Payload, Payload> function =
        invoker.deploy("dev.faas.benchmarks.user.HttpGreeting", settings);
    return () -> {
      Outcome<Payload> outcome = function.invoke(request);
      if (!(outcome instanceof Outcome.Returned)) {
        throw new IllegalStateException(outcome.toString());
      }
      return outcome;
    };
  }

  private static Sample round(Operation operation, int callers, long nanos) throws Exception {
    AtomicLong calls = new AtomicLong();
    CountDownLatch done = new CountDownLatch(callers);
    CountDownLatch measured = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long bytesBefore = allocated();
    long cpuBefore = process.getProcessCpuTime();
    long before = System.nanoTime();
    for (int i = 0; i < callers; i++) {
      Thread thread = new Thread(() -> {
        calls.addAndGet(call(operation, before + nanos));
        done.countDown();
        awaitQuietly(measured);
      });
      threads.add(thread);
      thread.start();
    }
    done.await();
    double cpu = process.getProcessCpuTime() - cpuBefore;
    double wall = System.nanoTime() - before;
    double bytes = allocated() - bytesBefore;
    measured.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    return new Sample(cpu / calls.get(), wall / calls.get(), bytes / calls.get());
  }

  private static long call(Operation operation, long end) {
    Object last = "";
    long calls = 0;
    try {
      while (System.nanoTime() < end) {
        for (int i = 0; i < CALLS; i++) {
          last = operation.run();
        }
        calls += CALLS;
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    Measure.kept = last;
    return calls;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Of all threads that live: those of environments live on, and callers until they have been counted. */
  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
        .filter(bytes -> bytes > 0)
        .sum();
  }
}
