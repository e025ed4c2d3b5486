package dev.faas.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.faas.FunctionDefinition;
import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.InvocationListener;
import dev.faas.invoker.InvokerBuilder;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.async.AsyncInvocation;
import dev.faas.invoker.async.Condition;
import dev.faas.invoker.time.SimulatedTime;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Very many asynchronous events under simulated time, in a process of its own: some fail, some are throttled, some
 * crash their execution environment. It counts what becomes of them, and fails if one is lost or runs more often
 * than the rules allow. It prints nanoseconds of the process's CPU time and of wall time for one event, and the
 * heap in use after the first tenth and in the end, in MB.
 */
final class AsyncEvents {

  private static final int WAVE = 1000;
  private static final int MAX_ATTEMPTS = 3;

  private final SimulatedTime time =
      SimulatedTime.startingAt(Instant.parse("2026-03-01T12:00:00Z"));
  private final AtomicLong ended = new AtomicLong();
  private final AtomicLong good = new AtomicLong();
  private final AtomicLong throttled = new AtomicLong();
  private final AtomicLong crashed = new AtomicLong();
  private final LocalInvoker invoker;

  private AsyncEvents(boolean isOnCallerThread) {
    InvokerBuilder builder = LocalInvoker.builder().timeline(time).listener(counting());
    this.invoker = (isOnCallerThread ? builder.onCallerThread() : builder).build();
  }

  /** The arguments are how many events, how many functions, and {@code caller} or {@code threads}. */
  public static void main(String[] args) {
    int events = Integer.parseInt(args[0]);
    int functions = Integer.parseInt(args[1]);
    AsyncEvents run = new AsyncEvents(args[2].equals("caller"));
    run.measure(events, functions);
    System.exit(0);
  }

  private InvocationListener counting() {
    return new InvocationListener() {
      @Override
      public void onEnded(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Throttled) {
          throttled.incrementAndGet();
        } else if (outcome instanceof Outcome.Failed<?> failed
            && failed.cause() instanceof VirtualMachineError) {
          crashed.incrementAndGet();
        }
      }

      @Override
      public void onSettled(AsyncInvocation event) {
        boolean isGood = event.condition().orElseThrow() == Condition.SUCCESS;
        if (event.attempts() > MAX_ATTEMPTS || (isGood && event.attempts() == 0)) {
          throw new IllegalStateException(
              event.requestId() + " ran " + event.attempts() + " times");
        }
        ended.incrementAndGet();
        good.addAndGet(isGood ? 1 : 0);
      }
    };
  }

  private void measure(int events, int count) {
    List<LocalFunction<Integer, Integer>> functions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      LocalFunction<Integer, Integer> function = invoker.deploy(
          FunctionDefinition.of(Integer.class, Integer.class, (event, context) -> handle(event)),
          NumberFormat.NUMBERS,
          FunctionSettings.named("Function-" + i));
      function.reserveConcurrency(count > 800 ? 0 : 1);
      functions.add(function);
    }
    if (count > 800) {
      functions.forEach(LocalFunction::unreserveConcurrency);
    }
    long before = cpuNanos();
    long began = System.nanoTime();
    long early = 0;
    for (int i = 0; i < events; i++) {
      functions.get(i % count).invokeAsync(i);
      if (i % WAVE == WAVE - 1) {
        invoker.settle(Duration.ofSeconds(1));
      }
      if (i == events / 10) {
        early = heapMegabytes();
      }
    }
    invoker.settle();
    long cpu = cpuNanos() - before;
    long wall = System.nanoTime() - began;
    if (ended.get() != events) {
      throw new IllegalStateException(events + " events, but " + ended + " ends");
    }
    System.out.println(cpu / events + " " + wall / events + " " + early + " " + heapMegabytes());
    System.err.println(good + " of " + events + " returned in the end; " + throttled
        + " throttles, " + crashed + " crashes; simulated until " + time.instant());
    invoker.close();
  }

  /** A tenth fails, a hundredth crashes, and a few take time, in which all others are throttled that wait. */
  private int handle(int event) {
    int dice = time.random().nextInt(10_000);
    if (dice < 1000) {
      throw new IllegalStateException("no");
    }
    if (dice < 1100) {
      throw new InternalError("crash");
    }
    if (dice < 1102) {
      invoker.settle(Duration.ofNanos(1));
    }
    return event;
  }

  /** Of the whole process, its compilers included. */
  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long heapMegabytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }

  /** Whole numbers as they are written: the smallest JSON. */
  private static final class NumberFormat implements EventFormat<Integer, Integer> {

    static final NumberFormat NUMBERS = new NumberFormat();

    private NumberFormat() {}

    @Override
    public String kind() {
      return "number";
    }

    @Override
    public Integer decode(Payload in) {
      return Integer.valueOf(in.text());
    }

    @Override
    public Payload encode(Integer result, Integer event) {
      return Payload.of(String.valueOf(result));
    }

    @Override
    public Payload encodeEvent(Integer event) {
      return Payload.of(String.valueOf(event));
    }

    @Override
    public Integer decodeResult(Payload out, Payload event) {
      return Integer.valueOf(out.text());
    }
  }
}
