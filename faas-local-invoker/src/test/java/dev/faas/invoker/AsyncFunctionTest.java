package dev.faas.invoker;

import static dev.faas.invoker.TextFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.FunctionDefinition;
import dev.faas.Handler;
import dev.faas.Payload;
import dev.faas.invoker.async.AsyncInvocation;
import dev.faas.invoker.async.AsyncSettings;
import dev.faas.invoker.async.Condition;
import dev.faas.invoker.async.InMemoryDestination;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.refusal.RefusedException;
import dev.faas.invoker.time.RealTime;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AsyncFunctionTest extends InvokerTest {

  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

  private LocalFunction<String, String> deploy(String name, Handler<String, String> handler) {
    return invoker.deploy(
        FunctionDefinition.of(String.class, String.class, handler),
        TEXT,
        SETTINGS.withName(name).withTimeout(Duration.ofMinutes(1)));
  }

  private void see(String what) {
    seen.add(what + " at " + Duration.between(NOON, time.instant()).toSeconds());
  }

  @Test
  @Reproduces({"accepted-at-once", "request-id-over-retries"})
  void anEventIsTriedThreeTimesWithTheSameRequestId() {
    Set<String> ids = new HashSet<>();
    LocalFunction<String, String> function = deploy("Orders", (event, context) -> {
      see(event);
      ids.add(context.requestId());
      throw new IllegalStateException("no");
    });

    AsyncInvocation event = function.invokeAsync("order");
    assertThat(seen).isEmpty();
    invoker.settle();

    assertThat(seen).containsExactly("order at 0", "order at 60", "order at 180");
    assertThat(ids).containsExactly(event.requestId());
    assertThat(event.condition()).contains(Condition.RETRIES_EXHAUSTED);
    assertThat(event.lastAnswer().orElseThrow().text()).contains("\"errorMessage\":\"no\"");
  }

  @Test
  void eventsThatTakeNoTimeShareAnEnvironmentAndThoseThatTakeSomeOverlap() {
    LocalFunction<String, String> quick = deploy("Quick", (event, context) -> event);
    LocalFunction<Payload, Payload> slow = sleeping();
    for (int i = 0; i < 3; i++) {
      quick.invokeAsync("event");
      slow.invokeAsync(Payload.of("10"));
    }

    invoker.settle();

    assertThat(quick.logGroup().streams()).hasSize(1);
    assertThat(slow.logGroup().streams()).hasSize(3);
    assertThat(time.instant()).isEqualTo(NOON.plusSeconds(10));
  }

  private LocalFunction<Payload, Payload> sleeping() {
    return invoker.deploy(
        SleepingHandlers.Sleeping.class.getName(),
        SETTINGS.withIsolation(Isolation.ISOLATED).withTimeout(Duration.ofMinutes(1)));
  }

  @Test
  @Reproduces("async-destinations")
  void whatHasBecomeOfAnEventIsSentToAnotherFunction() {
    LocalFunction<String, String> audit = deploy("Audit", (event, context) -> {
      see(event.replaceAll(
          ".*\"condition\":\"(\\w+)\".*\"requestPayload\":(.*?),\"resp.*", "$1 $2"));
      return "";
    });
    LocalFunction<String, String> orders = deploy("Orders", (event, context) -> {
      if (event.equals("2")) {
        throw new IllegalStateException("no");
      }
      return event;
    });
    orders.configureAsync(AsyncSettings.DEFAULT
        .withMaximumRetryAttempts(0)
        .withOnSuccess(audit.asDestination())
        .withOnFailure(audit.asDestination()));

    orders.invokeAsync("1");
    orders.invokeAsync("2");
    invoker.settle();

    assertThat(seen).containsExactlyInAnyOrder("Success 1 at 0", "RetriesExhausted 2 at 0");
  }

  @Test
  @Reproduces("update-counts-at-dequeuing")
  void queuedEventsRunOnTheCodeThatIsCurrentWhenTheyAreTaken() {
    LocalFunction<String, String> function = deploy("Orders", (event, context) -> {
      see("old " + event);
      throw new IllegalStateException("no");
    });
    function.invokeAsync("a");
    time.advance(Duration.ZERO);

    function.update(FunctionDefinition.of(String.class, String.class, (event, context) -> {
      see("new " + event);
      return event;
    }));
    function.invokeAsync("b");
    invoker.settle();

    assertThat(seen).containsExactly("old a at 0", "new b at 0", "new a at 60");
  }

  @Test
  @Reproduces("async-settings-by-qualifier")
  void eachVersionAndAliasHasSettingsOfItsOwn() {
    LocalFunction<String, String> function = deploy("Orders", (event, context) -> {
      throw new IllegalStateException("no");
    });
    LocalFunction<String, String> one = function.publish();
    one.configureAsync(AsyncSettings.DEFAULT.withMaximumRetryAttempts(0));

    AsyncInvocation latest = function.invokeAsync("1");
    AsyncInvocation published = one.invokeAsync("1");
    invoker.settle();

    assertThat(latest.attempts()).isEqualTo(3);
    assertThat(published.attempts()).isEqualTo(1);
    assertThat(function.asyncSettings()).isEqualTo(AsyncSettings.DEFAULT);
  }

  @Test
  @Reproduces({"invocation-types", "dry-run"})
  void aDryRunChecksTheRequestAndRunsNothing() {
    LocalFunction<String, String> function = deploy("Orders", (event, context) -> {
      see(event);
      return event;
    });

    function.dryRun(function.requestFor("dry"));
    function.invoke("synchronous");
    function.invokeAsync("asynchronous");
    invoker.settle();

    assertThat(seen).containsExactly("synchronous at 0", "asynchronous at 0");
    assertThatThrownBy(() -> function.dryRun(function.requestFor("x".repeat(7_000_000))))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  @Reproduces("zero-reserved-concurrency")
  void aFunctionThatIsSwitchedOffTakesEventsAndGivesThemUp() {
    InMemoryDestination failed = InMemoryDestination.queue("failed");
    LocalFunction<String, String> function = deploy("Orders", (event, context) -> event);
    function.configureAsync(AsyncSettings.DEFAULT.withOnFailure(failed));
    function.reserveConcurrency(0);

    AsyncInvocation event = function.invokeAsync("1");
    invoker.settle();

    assertThat(event.condition()).contains(Condition.ZERO_RESERVED_CONCURRENCY);
    assertThat(failed.messages()).hasSize(1);
    assertThat(function.logGroup().streams()).isEmpty();
  }

  @Test
  @Reproduces("async-throttles")
  void eventsThatAreThrottledComeLaterAndNoneIsLost() {
    LocalFunction<Payload, Payload> function = sleeping();
    function.reserveConcurrency(1);
    List<AsyncInvocation> events = IntStream.range(0, 3)
        .mapToObj(i -> function.invokeAsync(Payload.of("2")))
        .toList();

    invoker.settle();

    assertThat(events).allSatisfy(event -> {
      assertThat(event.condition()).contains(Condition.SUCCESS);
      assertThat(event.attempts()).isEqualTo(1);
    });
    assertThat(function.logGroup().streams()).hasSize(1);
  }

  @Test
  @Reproduces("async-payload-limit")
  void anEventOfMoreThanAMegabyteIsRefusedInTheServicesWords() {
    LocalFunction<String, String> function = deploy("Orders", (event, context) -> event);
    function.invokeAsync("x".repeat(1024 * 1024));

    assertThatThrownBy(() -> function.invokeAsync("x".repeat(1024 * 1024 + 1)))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.httpStatus()).isEqualTo(413))
        .hasMessage("1048577 byte payload is too large for the Event invocation type (limit"
            + " 1048576 bytes)");
  }

  @Test
  @Reproduces("destination-refusals")
  void aFunctionIsNoDestinationOfItsOwn() {
    LocalFunction<String, String> function = deploy("Orders", (event, context) -> event);

    assertThatThrownBy(() ->
            function.configureAsync(AsyncSettings.DEFAULT.withOnFailure(function.asDestination())))
        .hasMessage("You can't specify the function as a destination for itself.");
    assertThatThrownBy(() -> function.configureAsync(AsyncSettings.DEFAULT.withOnSuccess(
            InMemoryDestination.of("arn:aws:iam:us-east-1:123456789012:role/x"))))
        .hasMessage("The provided destination config"
            + " DestinationConfig(onSuccess=OnSuccess(destination="
            + "arn:aws:iam:us-east-1:123456789012:role/x), onFailure=null) is invalid.");
  }

  @Test
  void inRealTimeEventsAreHandledAtOnceInTheBackground() {
    try (LocalInvoker real = LocalInvoker.builder().timeline(RealTime.create()).build()) {
      LocalFunction<String, String> function = deploy(real, (event, context) -> {
        seen.add(event);
        return event;
      });
      for (int i = 0; i < 20; i++) {
        function.invokeAsync(String.valueOf(i));
      }

      assertThat(real.settle(Duration.ofSeconds(30))).isTrue();
      assertThat(seen).hasSize(20);
    }
  }

  @Test
  void anInvokerThatIsClosedForgetsWhatWaits() {
    LocalFunction<String, String> function = deploy("Orders", (event, context) -> {
      throw new IllegalStateException("no");
    });
    AsyncInvocation event = function.invokeAsync("1");
    time.advance(Duration.ofSeconds(1));

    invoker.close();
    time.advance(Duration.ofHours(1));

    assertThat(event.condition()).isEmpty();
    assertThat(event.attempts()).isEqualTo(1);
  }

  /** The same seed, the same lines. */
  @Test
  void theSameSeedGivesTheSameRun() {
    assertThat(randomRun(7)).isEqualTo(randomRun(7)).isNotEqualTo(randomRun(8));
  }

  private static List<String> randomRun(long seed) {
    SimulatedTime time = SimulatedTime.startingAt(Instant.EPOCH, seed);
    List<String> lines = new ArrayList<>();
    try (LocalInvoker invoker = LocalInvoker.builder().timeline(time).build()) {
      LocalFunction<String, String> function = deploy(invoker, (event, context) -> {
        if (time.random().nextInt(3) == 0) {
          throw new IllegalStateException("no");
        }
        return event;
      });
      for (int i = 0; i < 20; i++) {
        function.invokeAsync(String.valueOf(i));
        time.advance(Duration.ofSeconds(time.random().nextInt(40)));
      }
      invoker.settle();
      function
          .logGroup()
          .lines()
          .forEach(line -> lines.add(line.time() + " " + line.text().strip()));
    }
    return lines;
  }
}
