package dev.faas.invoker;

import static dev.faas.invoker.TextFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.OutputLine;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No line lands in a wrong invocation, whatever threads write it and however many callers there are. */
class AttributionPropertiesTest {

  /** How a handler has something said. Each line names the invocation that it is of. */
  private enum Way {
    ITSELF,
    THREAD,
    LATE_THREAD,
    GRANDCHILD,
    OWN_POOL,
    STATIC_POOL,
    LATE_STATIC_POOL,
    WRAPPED_STATIC_POOL,
    LATE_WRAPPED_STATIC_POOL,
    COMMON_POOL,
    LATE_COMMON_POOL,
    WRAPPED_COMMON_POOL,
    PARALLEL_STREAM,
    TIMER;

    /** Whether its line must be among those of the invocation. */
    boolean isCertain() {
      return switch (this) {
        case ITSELF, THREAD, GRANDCHILD, WRAPPED_STATIC_POOL, WRAPPED_COMMON_POOL -> true;
        default -> false;
      };
    }
  }

  private static final Voice[] VOICES = Voice.values();

  private final List<Future<?>> late = new ArrayList<>();
  private ExecutorService pool;
  private Timer timer;

  @Property(tries = 150)
  void noLineLandsInAWrongInvocation(@ForAll("callers") List<List<List<Way>>> callers)
      throws Exception {
    PrintStream out = System.out;
    PrintStream err = System.err;
    // What the common pool still does when nothing runs any more is the console's.
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    System.setErr(System.out);
    Handler julConsole = Logger.getLogger("").getHandlers()[0];
    julConsole.setLevel(Level.OFF);
    pool = null;
    timer = null;
    try {
      run(callers);
    } finally {
      System.setOut(out);
      System.setErr(err);
      julConsole.setLevel(Level.INFO);
      if (pool != null) {
        pool.shutdown();
      }
      if (timer != null) {
        timer.cancel();
      }
    }
  }

  private void run(List<List<List<Way>>> callers) throws Exception {
    Map<String, String> eventOfRequest = new ConcurrentHashMap<>();
    try (LocalInvoker invoker = LocalInvoker.create()) {
      LocalFunction<String, String> one = deploy(invoker, "One", eventOfRequest, callers);
      LocalFunction<String, String> two = deploy(invoker, "Two", eventOfRequest, callers);
      List<CompletableFuture<List<Outcome<String>>>> running = new ArrayList<>();
      for (int caller = 0; caller < callers.size(); caller++) {
        running.add(
            start(caller % 2 == 0 ? one : two, caller, callers.get(caller).size()));
      }
      for (CompletableFuture<List<Outcome<String>>> outcomes : running) {
        for (Outcome<String> outcome : outcomes.join()) {
          checkCertain(outcome, callers);
        }
      }
      for (Future<?> task : lateTasks()) {
        task.get();
      }
      for (LocalFunction<?, ?> function : invoker.functions()) {
        function.logGroup().lines().forEach(line -> checkOwner(line, eventOfRequest));
      }
    }
  }

  private LocalFunction<String, String> deploy(
      LocalInvoker invoker,
      String name,
      Map<String, String> eventOfRequest,
      List<List<List<Way>>> callers) {
    return invoker.deploy(
        FunctionDefinition.of(String.class, String.class, (event, context) -> {
          eventOfRequest.put(context.requestId(), event);
          for (Way way : waysOf(event, callers)) {
            go(way, event, context);
          }
          return event;
        }),
        TEXT,
        FunctionSettings.named(name).withTimeout(Duration.ofSeconds(60)));
  }

  private static List<Way> waysOf(String event, List<List<List<Way>>> callers) {
    String[] indices = event.split("\\.", -1);
    return callers.get(Integer.parseInt(indices[0])).get(Integer.parseInt(indices[1]));
  }

  private void go(Way way, String event, Context context) throws Exception {
    Runnable words = () -> {
      for (Voice voice : VOICES) {
        voice.say(context, event + " " + way);
      }
    };
    switch (way) {
      case ITSELF -> words.run();
      case THREAD -> join(words);
      case LATE_THREAD -> keep(inThread(words));
      case GRANDCHILD -> join(() -> join(words));
      case OWN_POOL -> {
        ExecutorService own = Executors.newCachedThreadPool();
        own.submit(words).get();
        own.shutdown();
      }
      case STATIC_POOL -> pool().submit(words).get();
      case LATE_STATIC_POOL -> keep(pool().submit(words));
      case WRAPPED_STATIC_POOL -> pool().submit(context.wrap(words)).get();
      case LATE_WRAPPED_STATIC_POOL -> keep(pool().submit(context.wrap(words)));
      case COMMON_POOL -> CompletableFuture.runAsync(words).get();
      case LATE_COMMON_POOL -> keep(CompletableFuture.runAsync(words));
      case WRAPPED_COMMON_POOL ->
        CompletableFuture.runAsync(context.wrap(words)).get();
      case PARALLEL_STREAM -> List.of(1, 2, 3, 4).parallelStream().forEach(any -> words.run());
      case TIMER -> schedule(words);
    }
  }

  /** Its threads are made by whichever invocation comes first, and serve all. */
  private synchronized ExecutorService pool() {
    pool = pool == null ? Executors.newFixedThreadPool(2) : pool;
    return pool;
  }

  private synchronized Timer timer() {
    timer = timer == null ? new Timer(true) : timer;
    return timer;
  }

  private void schedule(Runnable words) throws Exception {
    CompletableFuture<Void> done = new CompletableFuture<>();
    timer()
        .schedule(
            new TimerTask() {
              @Override
              public void run() {
                words.run();
                done.complete(null);
              }
            },
            0);
    done.get();
  }

  private static CompletableFuture<Void> inThread(Runnable words) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread thread = new Thread(() -> {
      words.run();
      done.complete(null);
    });
    thread.start();
    return done;
  }

  private static void join(Runnable words) {
    inThread(words).join();
  }

  private synchronized void keep(Future<?> task) {
    late.add(task);
  }

  private synchronized List<Future<?>> lateTasks() {
    return List.copyOf(late);
  }

  private static CompletableFuture<List<Outcome<String>>> start(
      LocalFunction<String, String> function, int caller, int invocations) {
    return InvokerTest.inThread(() -> {
      List<Outcome<String>> outcomes = new ArrayList<>();
      for (int i = 0; i < invocations; i++) {
        outcomes.add(function.invoke(caller + "." + i));
      }
      return outcomes;
    });
  }

  private static void checkCertain(Outcome<String> outcome, List<List<List<Way>>> callers) {
    String event = InvokerTest.returned(outcome).result();
    List<String> messages = new ArrayList<>();
    for (LogLine line : outcome.invocation().logLines()) {
      if (line instanceof OutputLine output) {
        messages.add(output.message());
      }
    }
    assertThat(messages).allMatch(message -> message.startsWith(event + " "));
    for (Way way : waysOf(event, callers)) {
      if (way.isCertain()) {
        long times = waysOf(event, callers).stream().filter(way::equals).count();
        assertThat(messages)
            .filteredOn((event + " " + way)::equals)
            .hasSize((int) times * VOICES.length);
      }
    }
  }

  private static void checkOwner(LogLine line, Map<String, String> eventOfRequest) {
    String requestId = line.requestId();
    if (line instanceof OutputLine output && requestId != null) {
      assertThat(output.message()).startsWith(eventOfRequest.get(requestId) + " ");
      String inContext = output.mdc().get(OutputLine.MDC_REQUEST_ID);
      assertThat(inContext == null || inContext.equals(requestId)).isTrue();
    }
  }

  @Provide
  Arbitrary<List<List<List<Way>>>> callers() {
    return Arbitraries.of(Way.class)
        .list()
        .ofMaxSize(6)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }
}
