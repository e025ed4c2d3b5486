package dev.faas.invoker.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Payload;
import dev.faas.invoker.async.Destination.Attribute;
import dev.faas.invoker.async.Destination.Message;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.refusal.RefusedException;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AsyncQueueTest {

  private static final Duration STALL_LIMIT = Duration.ofSeconds(10);
  private static final Duration FOR_EVER = ChronoUnit.FOREVER.getDuration();

  private final SimulatedTime time =
      SimulatedTime.startingAt(Instant.parse("2026-03-01T12:00:00.250Z"));
  private final AsyncWork work = new AsyncWork(time, STALL_LIMIT, false);

  @AfterEach
  void close() {
    work.close();
  }

  private AsyncInvocation send(ScriptedFunction function) {
    AsyncInvocation event = new AsyncInvocation(
        "id-1", "Orders", Payload.of("{\"order\": 1}"), null, null, null, time.nanos());
    new AsyncQueue(time, work, function, function).add(event);
    return event;
  }

  @Test
  void nothingHappensUntilTimeIsAdvancedOrSomebodyWaits() {
    ScriptedFunction function = new ScriptedFunction(time);
    AsyncInvocation event = send(function);

    assertThat(function.log).containsExactly("received at 0");
    assertThat(work.unfinished()).isEqualTo(1);
    time.advance(Duration.ZERO);

    assertThat(event.condition()).contains(Condition.SUCCESS);
    assertThat(function.log)
        .containsExactly("received at 0", "return at 0", "handed after 0 at 0", "Success at 0");
    assertThat(work.unfinished()).isZero();
  }

  @Test
  @Reproduces({"async-retries", "destination-record"})
  void aFunctionThatFailsIsTriedAgainAfterOneAndTwoMinutesUntilItReturns() {
    ScriptedFunction function = new ScriptedFunction(time, "no", "no", "return");
    AsyncInvocation event = send(function);

    assertThat(work.settle(FOR_EVER)).isTrue();

    assertThat(event.attempts()).isEqualTo(3);
    assertThat(function.log)
        .containsSubsequence("no at 0", "no at 60", "return at 180", "Success at 180");
    assertThat(function.success.messages())
        .containsExactly(
            Message.of(Payload.of("{\"version\":\"1.0\",\"timestamp\":\"2026-03-01T12:03:00.250Z\","
                + "\"requestContext\":{\"requestId\":\"id-1\",\"functionArn\":\""
                + ScriptedFunction.ARN
                + ":$LATEST\",\"condition\":\"Success\",\"approximateInvokeCount\":3},"
                + "\"requestPayload\":{\"order\": 1},"
                + "\"responseContext\":{\"statusCode\":200,\"executedVersion\":\"$LATEST\"},"
                + "\"responsePayload\":\"done\"}")));
    assertThat(function.failure.messages()).isEmpty();
    assertThat(function.deadLetters.messages()).isEmpty();
  }

  @Test
  @Reproduces({"destination-record", "dead-letter-message", "both-dead-letters-and-destination"})
  void whatFailsThreeTimesGoesToTheDestinationAndToTheDeadLetterQueue() {
    ScriptedFunction function = new ScriptedFunction(time, "no", "no", "never");
    send(function);

    work.settle(FOR_EVER);

    assertThat(function.failure.messages())
        .singleElement()
        .extracting(message -> message.body().text())
        .asString()
        .contains("\"condition\":\"RetriesExhausted\",\"approximateInvokeCount\":3}")
        .contains("\"responseContext\":{\"statusCode\":200,\"executedVersion\":\"$LATEST\","
            + "\"functionError\":\"Unhandled\"},\"responsePayload\":{\"errorMessage\":\"never\"}}");
    assertThat(function.deadLetters.messages())
        .containsExactly(new Message(
            Payload.of("{\"order\": 1}"),
            Map.of(
                "RequestID", new Attribute("String", "id-1"),
                "ErrorCode", new Attribute("Number", "200"),
                "ErrorMessage", new Attribute("String", "never"))));
  }

  @Test
  @Reproduces("event-age")
  void anEventIsGivenUpIfItWouldBeTooOldAtTheNextAttempt() {
    ScriptedFunction sixty = new ScriptedFunction(time, "no", "no", "no");
    sixty.settings = sixty.settings.withMaximumEventAge(Duration.ofSeconds(60));
    ScriptedFunction ninety = new ScriptedFunction(time, "no", "no", "no");
    ninety.settings = ninety.settings.withMaximumEventAge(Duration.ofSeconds(90));
    send(sixty);
    send(ninety);

    work.settle(FOR_EVER);

    assertThat(sixty.log).containsSubsequence("no at 0", "EventAgeExceeded at 0");
    assertThat(ninety.log).containsSubsequence("no at 0", "no at 60", "EventAgeExceeded at 60");
    assertThat(ninety.failure.messages().get(0).body().text())
        .contains("\"condition\":\"EventAgeExceeded\",\"approximateInvokeCount\":2}")
        .contains("\"functionError\":\"Unhandled\"");
  }

  @Test
  @Reproduces("async-throttles")
  void throttlesAreTriedAgainLessAndLessOftenAndCountAsNoAttempts() {
    ScriptedFunction function =
        new ScriptedFunction(time, "throttle", "throttle late", "throttle", "no", "throttle");
    AsyncInvocation event = send(function);

    work.settle(FOR_EVER);

    assertThat(event.attempts()).isEqualTo(2);
    assertThat(function.log)
        .containsSubsequence(
            "throttle at 0",
            "throttle late at 1",
            "throttle at 3",
            "no at 7",
            "throttle at 67",
            "return at 68");
  }

  @Test
  @Reproduces("async-throttles")
  void whatIsThrottledForTooLongIsGivenUpWithoutAnAnswer() {
    ScriptedFunction function = new ScriptedFunction(time);
    for (int i = 0; i < 100; i++) {
      function.script.add("throttle");
    }
    send(function);

    work.settle(FOR_EVER);

    assertThat(function.log)
        .contains("throttle at 511", "throttle at 811", "EventAgeExceeded at 21511");
    assertThat(function.failure.messages().get(0).body().text())
        .contains("\"condition\":\"EventAgeExceeded\",\"approximateInvokeCount\":0}")
        .doesNotContain("response");
    assertThat(function.deadLetters.messages().get(0).attributes()).containsOnlyKeys("RequestID");
  }

  @Test
  @Reproduces("zero-reserved-concurrency")
  void aFunctionThatIsSwitchedOffIsNotCalled() {
    ScriptedFunction function = new ScriptedFunction(time);
    function.isSwitchedOff = true;
    send(function);

    work.settle(FOR_EVER);

    assertThat(function.log).containsExactly("received at 0", "ZeroReservedConcurrency at 0");
    assertThat(function.failure.messages().get(0).body().text())
        .endsWith("\"condition\":\"ZeroReservedConcurrency\",\"approximateInvokeCount\":0},"
            + "\"requestPayload\":{\"order\": 1}}");
  }

  @Test
  @Reproduces("destination-bus")
  void aBusGetsAnEventOfItsOwnForm() {
    ScriptedFunction function = new ScriptedFunction(time, "no");
    InMemoryDestination bus = InMemoryDestination.bus("orders");
    function.settings = function.settings.withOnFailure(bus).withMaximumRetryAttempts(0);
    send(function);

    work.settle(FOR_EVER);

    assertThat(bus.messages().get(0).body().text())
        .startsWith("{\"version\":\"0\",\"id\":\"")
        .contains(
            "\"detail-type\":\"Lambda Function Invocation Result - Failure\",\"source\":\"lambda\","
                + "\"account\":\"123456789012\",\"time\":\"2026-03-01T12:00:00Z\","
                + "\"region\":\"us-east-1\",\"resources\":[\"" + bus.arn() + "\",\""
                + ScriptedFunction.ARN + ":$LATEST\"],\"detail\":{\"version\":\"1.0\",");
  }

  @Test
  void aDestinationThatTakesNothingLosesNothingElse() {
    ScriptedFunction function = new ScriptedFunction(time, "no");
    Destination closed = new Destination() {
      @Override
      public String arn() {
        return function.failure.arn();
      }

      @Override
      public void deliver(Message message) {
        throw new IllegalStateException("full");
      }
    };
    function.settings = function.settings.withOnFailure(closed).withMaximumRetryAttempts(0);
    send(function);

    work.settle(FOR_EVER);

    assertThat(function.log).contains("not delivered to destination: full at 0");
    assertThat(function.deadLetters.messages()).hasSize(1);
  }

  @Test
  @Reproduces("async-setting-limits")
  void settingsOutsideTheServicesRangesAreRefusedInItsWords() {
    assertThatThrownBy(() -> AsyncSettings.DEFAULT.withMaximumRetryAttempts(3))
        .isInstanceOf(RefusedException.class)
        .hasMessage("1 validation error detected: Value '3' at 'maximumRetryAttempts' failed to"
            + " satisfy constraint: Member must have value less than or equal to 2");
    assertThatThrownBy(() -> AsyncSettings.DEFAULT.withMaximumEventAge(Duration.ofSeconds(59)))
        .isInstanceOf(RefusedException.class)
        .hasMessageEndingWith("Member must have value greater than or equal to 60");
  }

  @Test
  void aWaitThatIsTooShortSaysSo() {
    ScriptedFunction function = new ScriptedFunction(time, "no");
    send(function);

    assertThat(work.settle(Duration.ofSeconds(59))).isFalse();
    assertThat(work.settle(Duration.ofSeconds(1))).isTrue();
  }

  @Test
  void onTheCallersThreadEverythingHappensInTheThreadThatWaits() {
    try (AsyncWork here = new AsyncWork(time, STALL_LIMIT, true)) {
      ScriptedFunction function = new ScriptedFunction(time, "no", "return");
      AsyncInvocation event =
          new AsyncInvocation("id", "Orders", Payload.of("1"), null, null, null, time.nanos());
      new AsyncQueue(time, here, function, function).add(event);
      time.advance(Duration.ofMinutes(5));

      assertThat(function.log).containsExactly("received at 0");
      assertThat(here.settle(FOR_EVER)).isTrue();
      assertThat(function.log).containsSubsequence("no at 300", "return at 360");
    }
  }
}
