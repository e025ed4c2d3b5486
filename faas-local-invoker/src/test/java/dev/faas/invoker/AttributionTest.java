package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Context;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.LogStream;
import dev.faas.invoker.log.OutputLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Whose output it is, when threads other than the handler's write it. */
class AttributionTest extends InvokerTest {

  private final ExecutorService pool = Executors.newFixedThreadPool(2);

  @BeforeEach
  void theCommonPoolHasThreads() {
    assertThat(ForkJoinPool.getCommonPoolParallelism())
        .as("run with -Djava.util.concurrent.ForkJoinPool.common.parallelism=4")
        .isGreaterThan(1);
  }

  @AfterEach
  void shutDown() {
    pool.shutdownNow();
  }

  @Test
  void wrappedTasksOfASharedPoolBelongToTheirInvocations() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    LocalFunction<String, String> function = deploy((event, context) -> {
      both.await();
      pool.submit(context.wrap(() -> sayAll(context, event))).get();
      String result = pool.submit(context.wrap(() -> event + "!")).get();
      CompletableFuture.runAsync(() -> sayAll(context, result), context.wrap(pool))
          .get();
      both.await();
      return event;
    });

    for (Outcome<String> outcome : invokeTogether(function, "a", "b")) {
      String event = returned(outcome).result();
      assertThat(messages(outcome)).containsExactlyElementsOf(all(event, event + "!"));
    }
    assertThat(function.logGroup().unattributed().lines()).isEmpty();
  }

  @Test
  void aWrappedTaskTakesTheDiagnosticContextAlongAndPutsTheOldOneBack() throws Exception {
    pool.submit(() -> MDC.put("own", "worker")).get();
    LocalFunction<String, String> function = deploy((event, context) -> {
      MDC.put("tenant", event);
      Runnable task = context.wrap(() -> LoggerFactory.getLogger("shop").info("in the pool"));
      MDC.remove("tenant");
      ExecutorService single = Executors.newSingleThreadExecutor();
      single.submit(() -> MDC.put("own", "worker")).get();
      single.submit(task).get();
      String left =
          single.submit(() -> String.valueOf(MDC.getCopyOfContextMap())).get();
      single.shutdown();
      return left;
    });

    Outcome<String> outcome = function.invoke("blue");

    assertThat(returned(outcome).result()).isEqualTo("{own=worker}");
    assertThat(line(outcome, "in the pool").mdc())
        .containsEntry("tenant", "blue")
        .containsEntry("requestId", outcome.invocation().requestId())
        .containsEntry("function", "Echo")
        .doesNotContainKey("own");
  }

  @Test
  void theCommonPoolIsAttributedWhenOneInvocationRuns() {
    LocalFunction<String, String> function = deploy((event, context) -> {
      CompletableFuture.runAsync(() -> sayAll(context, event)).join();
      List.of(event + 1, event + 2).parallelStream().forEach(System.out::println);
      return event;
    });

    for (String event : List.of("a", "b", "c")) {
      List<String> expected = new ArrayList<>(all(event));
      expected.addAll(List.of(event + 1, event + 2));
      assertThat(messages(function.invoke(event))).containsExactlyInAnyOrderElementsOf(expected);
    }
    assertThat(function.logGroup().unattributed().lines()).isEmpty();
  }

  @Test
  void theCommonPoolIsUnattributedWhenSeveralInvocationsRun() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    LocalFunction<String, String> function = deploy((event, context) -> {
      both.await();
      CompletableFuture.runAsync(() -> System.out.println(event)).join();
      CompletableFuture.runAsync(context.wrap(() -> System.out.println("wrapped " + event)))
          .join();
      both.await();
      return event;
    });

    for (Outcome<String> outcome : invokeTogether(function, "a", "b")) {
      assertThat(messages(outcome))
          .containsExactly("wrapped " + returned(outcome).result());
    }
    LogStream stream = function.logGroup().unattributed();
    assertThat(stream.name()).isEqualTo("unattributed");
    assertThat(stream.lines())
        .allMatch(line -> line.requestId() == null)
        .extracting(LogLine::text)
        .containsExactlyInAnyOrder("a", "b");
    assertThat(function.logGroup().streams()).hasSize(3).contains(stream);
  }

  @Test
  void theLastThatRunsHasTheCommonPoolAgain() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    CountDownLatch otherHasEnded = new CountDownLatch(1);
    LocalFunction<String, String> function = deploy((event, context) -> {
      both.await();
      if (event.equals("long")) {
        otherHasEnded.await();
        CompletableFuture.runAsync(() -> System.out.println("alone")).join();
      }
      return event;
    });
    CompletableFuture<Outcome<String>> lasting = inThread(() -> function.invoke("long"));
    function.invoke("short");
    otherHasEnded.countDown();

    assertThat(messages(lasting.get())).containsExactly("alone");
  }

  @Test
  void whatIsLeftInTheCommonPoolIsNotTakenForOutputOfTheNext() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    List<CompletableFuture<Void>> left = new ArrayList<>();
    LocalFunction<String, String> function = deploy((event, context) -> {
      if (left.isEmpty()) {
        left.add(CompletableFuture.runAsync(() -> {
          begun.countDown();
          await(goOn);
          System.out.println("late");
        }));
        begun.await();
      } else {
        goOn.countDown();
        left.get(0).join();
      }
      return event;
    });

    assertThat(messages(function.invoke("first"))).isEmpty();
    assertThat(messages(function.invoke("second"))).isEmpty();
    assertThat(function.logGroup().unattributed().lines())
        .extracting(LogLine::text)
        .containsExactly("late");
  }

  @Test
  void whatAWorkerHasJustTakenFromTheCommonPoolIsNotTakenForOutputOfTheNext() {
    List<CompletableFuture<Void>> late = new ArrayList<>();
    LocalFunction<String, String> function = deploy((event, context) -> {
      if (event.equals("leaves work")) {
        late.add(CompletableFuture.runAsync(() -> context.logger().info("mine")));
        late.add(CompletableFuture.runAsync(() -> System.out.println("left")));
      }
      return event;
    });

    for (int i = 0; i < 2_000; i++) {
      function.invoke("leaves work");
      assertThat(messages(function.invoke("leaves nothing"))).isEmpty();
    }
    late.forEach(CompletableFuture::join);
  }

  @Test
  void aPoolThatAnotherInvocationHasFilledIsUnattributed() throws Exception {
    LocalFunction<String, String> function = deploy((event, context) -> {
      pool.submit(() -> System.out.println(event)).get();
      return event;
    });

    assertThat(messages(function.invoke("a"))).containsExactly("a");
    function.dropEnvironments();
    assertThat(messages(function.invoke("b"))).containsExactly("b");
    assertThat(messages(function.invoke("c"))).isEmpty();
    assertThat(function.logGroup().unattributed().lines())
        .extracting(LogLine::text)
        .containsExactly("c");
  }

  @Test
  void aPoolInsideOneInvocationIsAttributedWhileNoOtherRuns() {
    LocalFunction<String, String> function = deploy((event, context) -> {
      ExecutorService own = Executors.newFixedThreadPool(2);
      own.submit(() -> sayAll(context, event)).get();
      own.shutdown();
      return event;
    });

    assertThat(messages(function.invoke("a"))).containsExactlyElementsOf(all("a"));
    assertThat(messages(function.invoke("b"))).containsExactlyElementsOf(all("b"));
  }

  @Test
  void aTimerThatAnEarlierInvocationStartedIsUnattributed() throws Exception {
    Timer[] timer = new Timer[1];
    LocalFunction<String, String> function = deploy((event, context) -> {
      timer[0] = timer[0] == null ? new Timer(true) : timer[0];
      CountDownLatch done = new CountDownLatch(1);
      timer[0].schedule(
          new TimerTask() {
            @Override
            public void run() {
              System.out.println(event);
              done.countDown();
            }
          },
          0);
      done.await();
      return event;
    });

    assertThat(messages(function.invoke("a"))).containsExactly("a");
    assertThat(messages(function.invoke("b"))).isEmpty();
    assertThat(function.logGroup().unattributed().lines())
        .extracting(LogLine::text)
        .containsExactly("b");
    timer[0].cancel();
  }

  @Test
  void aThreadThatOutlivesItsInvocationWritesForNone() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    Thread[] child = new Thread[1];
    LocalFunction<String, String> function = deploy((event, context) -> {
      if (child[0] == null) {
        child[0] = new Thread(() -> {
          System.out.print("begun ");
          await(goOn);
          System.out.println("late");
        });
        child[0].start();
      } else {
        System.out.print("unfin");
        goOn.countDown();
        child[0].join();
        System.out.println("ished");
      }
      return event;
    });

    function.invoke("first");
    assertThat(messages(function.invoke("second"))).containsExactly("unfinished");

    LogStream stream = function.logGroup().streams().get(0);
    assertThat(stream.lines())
        .filteredOn(line -> line.text().endsWith("late"))
        .singleElement()
        .matches(line -> line.requestId() == null);
  }

  @Test
  void aWrappedTaskThatOutlivesItsInvocationKeepsIt() throws Exception {
    List<Runnable> kept = new ArrayList<>();
    LocalFunction<String, String> function = deploy((event, context) -> {
      kept.add(context.wrap(() -> System.out.println("by " + event)));
      return event;
    });
    Outcome<String> first = function.invoke("first");
    pool.submit(kept.get(0)).get();

    assertThat(messages(first)).isEmpty();
    assertThat(function.logGroup().streams().get(0).lines())
        .filteredOn(line -> line.text().equals("by first"))
        .singleElement()
        .matches(line -> first.invocation().requestId().equals(line.requestId()));
  }

  @Test
  void threadsOfTheTestAreNobodys() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    LocalFunction<String, String> function = deploy((event, context) -> {
      running.countDown();
      goOn.await();
      return event;
    });
    CompletableFuture<Outcome<String>> outcome = inThread(() -> function.invoke("x"));
    running.await();
    LoggerFactory.getLogger("test").debug("from the test");
    pool.submit(() -> System.out.println("from the pool of the test")).get();
    goOn.countDown();

    assertThat(messages(outcome.get())).isEmpty();
    assertThat(function.logGroup().unattributed().lines()).isEmpty();
  }

  private static void sayAll(Context context, String text) {
    for (Voice voice : Voice.values()) {
      voice.say(context, text);
    }
  }

  private static List<String> all(String... texts) {
    List<String> all = new ArrayList<>();
    for (String text : texts) {
      for (int i = 0; i < Voice.values().length; i++) {
        all.add(text);
      }
    }
    return all;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupt) {
      throw new AssertionError(interrupt);
    }
  }

  private static List<Outcome<String>> invokeTogether(
      LocalFunction<String, String> function, String... events) throws Exception {
    List<CompletableFuture<Outcome<String>>> running = new ArrayList<>();
    for (String event : events) {
      running.add(inThread(() -> function.invoke(event)));
    }
    List<Outcome<String>> outcomes = new ArrayList<>();
    for (CompletableFuture<Outcome<String>> outcome : running) {
      outcomes.add(outcome.get());
    }
    return outcomes;
  }

  private static OutputLine line(Outcome<?> outcome, String message) {
    return outcome.invocation().logLines().stream()
        .filter(OutputLine.class::isInstance)
        .map(OutputLine.class::cast)
        .filter(line -> line.message().equals(message))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> messages(Outcome<?> outcome) {
    return outcome.invocation().logLines().stream()
        .filter(OutputLine.class::isInstance)
        .map(line -> ((OutputLine) line).message())
        .toList();
  }
}
