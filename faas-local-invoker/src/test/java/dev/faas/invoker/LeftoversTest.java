package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Context;
import dev.faas.Payload;
import dev.faas.RawHandler;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.time.RealTime;
import dev.faas.invoker.time.Timeline;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What isolated handlers have not ended themselves. */
class LeftoversTest extends InvokerTest {

  private static final int ENVIRONMENTS = 5;
  private static final String IDLE = "idle thread of LeftoversTest";

  /** Keeps in a static field what has a thread of its own. */
  public static final class Careless implements RawHandler {
    private static Object kept;

    @Override
    public Payload handle(Payload event, Context context) throws Exception {
      kept = keep(event.text());
      return Payload.of("\"done\"");
    }

    private static Object keep(String what) throws Exception {
      return switch (what) {
        case "1" -> busy(Executors.newFixedThreadPool(1, Careless::idle));
        case "2" -> busy(Executors.newSingleThreadExecutor(Careless::idle));
        case "3" -> busy(Executors.newCachedThreadPool(Careless::idle));
        case "4" -> busy(Executors.newScheduledThreadPool(1, Careless::idle));
        case "5" -> scheduling(new ScheduledThreadPoolExecutor(1, Careless::idle));
        case "6" -> timer();
        case "7" -> new Timer(IDLE);
        case "8" ->
          busy(new ThreadPoolExecutor(
              1,
              1,
              1,
              TimeUnit.DAYS,
              new LinkedBlockingQueue<>(),
              Careless::idle,
              new ThreadPoolExecutor.DiscardPolicy()));
        case "9" -> busy(new ForkJoinPool(1));
        case "10" -> busy(new ForkJoinPool(new Timer(IDLE).purge() + 1));
        default -> brokenBarrier();
      };
    }

    private static Thread idle(Runnable work) {
      return new Thread(work, IDLE);
    }

    private static ExecutorService busy(ExecutorService pool) throws Exception {
      pool.submit(() -> {}).get();
      return pool;
    }

    private static ExecutorService scheduling(ScheduledThreadPoolExecutor pool) throws Exception {
      pool.schedule(() -> {}, 1, TimeUnit.MILLISECONDS).get();
      return pool;
    }

    private static Timer timer() {
      Timer timer = new Timer(IDLE);
      timer.schedule(
          new TimerTask() {
            @Override
            public void run() {}
          },
          1,
          1_000);
      return timer;
    }

    private static CyclicBarrier brokenBarrier() throws Exception {
      CyclicBarrier barrier = new CyclicBarrier(2);
      try {
        barrier.await(1, TimeUnit.MILLISECONDS);
      } catch (TimeoutException expected) {
        return barrier;
      }
      throw new AssertionError("nobody came, and still it went on");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void neitherThreadsNorClassesOutliveTheirEnvironment(int what) throws Exception {
    for (Timeline timeline : List.of(time, RealTime.create())) {
      ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
      long before = classes.getUnloadedClassCount();

      liveAndEnd(timeline, what);

      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().equals(IDLE)) {
          thread.join(TimeUnit.SECONDS.toMillis(20));
          assertThat(thread.isAlive()).as("the thread outlives its environment").isFalse();
        }
      }
      for (int look = 0; look < 50 && unloaded(classes, before) < ENVIRONMENTS; look++) {
        System.gc();
      }
      assertThat(unloaded(classes, before))
          .as("of each environment the handler's class")
          .isGreaterThanOrEqualTo(ENVIRONMENTS - 1);
    }
  }

  private static void liveAndEnd(Timeline timeline, int what) {
    try (LocalInvoker own = LocalInvoker.builder().timeline(timeline).build()) {
      LocalFunction<Payload, Payload> function =
          own.deploy(Careless.class.getName(), SETTINGS.withIsolation(Isolation.ISOLATED));
      for (int i = 0; i < ENVIRONMENTS; i++) {
        assertThat(returned(function.invoke(Payload.of("" + what))).result().text())
            .isEqualTo("\"done\"");
        function.dropEnvironments();
      }
    }
  }

  private static long unloaded(ClassLoadingMXBean classes, long before) {
    return classes.getUnloadedClassCount() - before;
  }
}
