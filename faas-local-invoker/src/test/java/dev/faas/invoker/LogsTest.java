package dev.faas.invoker;

import static dev.faas.invoker.TextFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.Handler;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.log.LogGroup;
import dev.faas.invoker.log.LogStream;
import dev.faas.invoker.log.OutputLine;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class LogsTest extends InvokerTest {

  @Test
  @Reproduces({
    "init-success-is-silent",
    "log-group-and-stream",
    "report-of-a-success",
    "report-of-a-cold-start"
  })
  void anInvocationIsFramedByStartEndAndReport() {
    LocalFunction<String, String> function = deploy((event, context) -> {
      System.out.println(event);
      time.advance(Duration.ofNanos(3_010_000));
      return event;
    });

    Outcome<String> cold = function.invoke("{}");
    Outcome<String> warm = function.invoke("{}");

    String id = cold.invocation().requestId();
    assertThat(texts(cold))
        .containsExactly(
            "START RequestId: " + id + " Version: $LATEST",
            "{}",
            "END RequestId: " + id,
            "REPORT RequestId: " + id
                + "\tDuration: 3.01 ms\tBilled Duration: 4 ms\tMemory Size: 128 MB\t"
                + "Max Memory Used: 0 MB\tInit Duration: 0.00 ms\t");
    assertThat(texts(warm).get(3)).endsWith("\tMax Memory Used: 0 MB\t");
    assertThat(warm.invocation().startedAt()).isEqualTo(NOON.plusNanos(3_010_000));
    assertThat(function.logGroup().name()).isEqualTo("/aws/lambda/Echo");
    assertThat(function.logGroup().streams()).hasSize(1);
    assertThat(lines(function.logGroup().lines())).hasSize(8);
  }

  @Test
  @Reproduces("stream-in-a-custom-group")
  void functionsThatHaveALogGroupInCommonAreToldApartByTheNamesOfTheirStreams() {
    Handler<String, String> handler =
        (event, context) -> event + " " + context.function().logGroup();
    LocalFunction<String, String> one =
        deploy(handler, SETTINGS.withName("One").withLogGroup("/shop/all"));
    LocalFunction<String, String> two =
        deploy(handler, SETTINGS.withName("Two").withLogGroup("/shop/all"));

    assertThat(returned(one.invoke("a")).result()).isEqualTo("a /shop/all");
    two.invoke("b");

    LogGroup group = invoker.logs().group("/shop/all").orElseThrow();
    assertThat(one.logGroup()).isSameAs(group).isSameAs(two.logGroup());
    assertThat(invoker.logs().groups()).containsExactly(group);
    assertThat(group.streams())
        .extracting(LogStream::name)
        .satisfiesExactly(
            first -> assertThat(first).matches("2026/03/01/One\\[\\$LATEST][0-9a-f]{32}"),
            second -> assertThat(second).matches("2026/03/01/Two\\[\\$LATEST][0-9a-f]{32}"));
    assertThat(lines(group.lines())).hasSize(6);
  }

  private LocalFunction<String, String> deploy(
      Handler<String, String> handler, FunctionSettings settings) {
    return invoker.deploy(
        FunctionDefinition.of(String.class, String.class, handler), TEXT, settings);
  }

  /** Prints when it is made. */
  public static final class Talking implements Handler<String, String> {
    /** Prints. */
    public Talking() {
      System.out.print("made");
    }

    @Override
    public String handle(String event, Context context) {
      context.logger().info("handled {}", event);
      System.err.print("unfinished");
      return event;
    }
  }

  @Test
  @Reproduces({"init-runs-the-function", "context-logger"})
  void outputOfTheInitPhaseBelongsToTheColdStart() {
    LocalFunction<String, String> function =
        invoker.deploy(FunctionDefinition.of(Talking.class), TEXT, SETTINGS);

    assertThat(output(function.invoke("a")))
        .containsExactly("made", "[INFO] handled a", "unfinished");
    assertThat(output(function.invoke("b"))).containsExactly("[INFO] handled b", "unfinished");
  }

  @Test
  @Reproduces("context-logger")
  void contextLoggerIsNamedLikeTheHandler() {
    LocalFunction<String, String> function =
        invoker.deploy(FunctionDefinition.of(Talking.class), TEXT, SETTINGS);

    OutputLine line = (OutputLine) function.invoke("a").invocation().logLines().get(3);

    assertThat(line.loggerName()).isEqualTo(Talking.class.getName());
  }

  @Test
  void linesOfThreadsThatTheHandlerStartsBelongToItsInvocation() {
    LocalFunction<String, String> function = deploy((event, context) -> {
      Thread child = new Thread(() -> {
        System.out.println("printed " + event);
        context.logger().info("logged {}", event);
      });
      child.start();
      child.join();
      return event;
    });

    assertThat(output(function.invoke("a"))).containsExactly("printed a", "[INFO] logged a");
    assertThat(output(function.invoke("b"))).containsExactly("printed b", "[INFO] logged b");
  }

  @Test
  void linesOfInvocationsAtTheSameTimeDoNotMix() throws Exception {
    CyclicBarrier step = new CyclicBarrier(3);
    LocalFunction<String, String> function = deploy((event, context) -> {
      for (int i = 0; i < 10; i++) {
        step.await();
        System.out.print(event);
        step.await();
        System.out.println(i);
        context.logger().info(event);
      }
      return event;
    });

    List<CompletableFuture<Outcome<String>>> outcomes = new ArrayList<>();
    for (String event : List.of("a", "b", "c")) {
      outcomes.add(inThread(() -> function.invoke(event)));
    }
    for (CompletableFuture<Outcome<String>> outcome : outcomes) {
      String event = returned(outcome.get()).result();
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        expected.add(event + i);
        expected.add("[INFO] " + event);
      }
      assertThat(output(outcome.get())).isEqualTo(expected);
    }
  }

  @Test
  void theSameSeedGivesTheSameLogs() {
    assertThat(simulatedLines()).isEqualTo(simulatedLines()).hasSize(11);
  }

  private static List<String> simulatedLines() {
    SimulatedTime time = SimulatedTime.startingAt(NOON, 11);
    try (LocalInvoker invoker = LocalInvoker.builder().timeline(time).build()) {
      LocalFunction<String, String> function = deploy(invoker, (event, context) -> {
        context.logger().info("{} {}", event, context.requestId());
        time.advance(Duration.ofMillis(5));
        return event;
      });
      List<String> lines = new ArrayList<>();
      function.invoke("a");
      function.dropEnvironments();
      function.invoke("b");
      function.logGroup().streams().forEach(stream -> lines.add(stream.name()));
      function.logGroup().lines().forEach(line -> lines.add(line.time() + " " + line.text()));
      return lines.subList(1, lines.size());
    }
  }
}
