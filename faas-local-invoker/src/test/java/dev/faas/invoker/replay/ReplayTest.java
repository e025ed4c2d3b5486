package dev.faas.invoker.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.faas.CallerIdentity;
import dev.faas.ClientContext;
import dev.faas.Payload;
import dev.faas.TraceContext;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.InvocationRequest;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.time.RealTime;
import dev.faas.invoker.time.SimulatedTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {

  private static final String SELLING = Shop.Selling.class.getName();
  private static final String DEARER = Shop.Dearer.class.getName();

  private static Outcome<Payload> invoke(String event) {
    try (LocalInvoker invoker = Shop.open()) {
      return Shop.deploy(invoker).invoke(Payload.of(event));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"do\":\"sell\"}",
        "{\"do\":\"wait\"}",
        "{\"do\":\"refuse\"}",
        "{\"do\":\"exit\"}",
        "{\"do\":\"hang\"}"
      })
  void anUnchangedHandlerEndsInTheSameWay(String event) {
    Recording recording = Recording.of(invoke(event));

    ReplayResult result = Replay.of(recording).on(SELLING);

    result.assertSame();
    assertThat(result.isSame()).isTrue();
    assertThat(result.differences()).isEmpty();
    assertThat(result.recording()).isEqualTo(recording);
    assertThat(result).hasToString(recording + ": replayed as it was recorded");
    assertThat(Recording.of(result.outcome())).isEqualTo(recording);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"do\":\"sell\"}", "{\"do\":\"exit\"}", "{\"do\":\"hang\"}"})
  void anInvocationOfAnEnvironmentThatServesSeveralEndsInTheSameWay(
      String event, @TempDir Path directory) {
    try (LocalInvoker invoker = Shop.open()) {
      LocalFunction<Payload, Payload> function = Shop.deploy(invoker);
      function.update(
          function.settings().withMemoryMegabytes(2048).withMaxConcurrencyPerEnvironment(3));
      Recording cold = Recording.of(function.invoke(Payload.of("{}")));
      Recording warm = Recording.of(function.invoke(Payload.of(event)));

      Recording read = Recording.read(warm.writeTo(directory.resolve("warm.json")));

      assertThat(read.invocation().origin().settings().maxConcurrencyPerEnvironment())
          .isEqualTo(3);
      Replay.of(cold).on(SELLING).assertSame();
      Replay.of(read).on(SELLING).assertSame();
    }
  }

  @Test
  void theIdsThatItMadeAreMadeAgain() {
    Outcome<Payload> before = invoke("{}");

    Outcome<?> now = Replay.of(Recording.of(before)).onItsHandler().outcome();

    assertThat(now.payload()).isEqualTo(before.payload());
    assertThat(now.payload().text()).contains(before.invocation().requestId());
  }

  @Test
  void aWarmStartOfLongAgoIsTheSameToo() {
    Recording recording;
    try (LocalInvoker invoker = LocalInvoker.builder()
        .timeline(SimulatedTime.startingAt(Shop.NOON))
        .idleLimit(Duration.ofHours(2))
        .build()) {
      LocalFunction<Payload, Payload> function = Shop.deploy(invoker);
      function.invoke(Payload.of("{\"do\":\"wait\"}"));
      ((SimulatedTime) invoker.timeline()).advance(Duration.ofHours(1));
      recording = Recording.of(function.invoke(Payload.of("{}")));
    }

    ReplayResult result = Replay.of(recording).on(SELLING);

    result.assertSame();
    assertThat(result.outcome().invocation().coldStart()).isFalse();
  }

  @Test
  void whatTheCallerSentBesideTheEventIsSentAgain() {
    InvocationRequest request = InvocationRequest.of(Payload.of("{}"))
        .withTrace(TraceContext.ofXRay(
            "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"))
        .withClientContext(new ClientContext(Map.of("a", "b"), Map.of(), Map.of("c", "d")))
        .withCallerIdentity(new CallerIdentity("me", "pool"))
        .withTenantId("blue");
    try (LocalInvoker invoker = Shop.open()) {
      Recording recording = Recording.of(Shop.deploy(invoker).invoke(request));

      ReplayResult result = Replay.of(recording).on(SELLING);

      result.assertSame();
      assertThat(result.outcome().invocation().request()).isEqualTo(request);
    }
  }

  @Test
  void regionAccountVersionAndQualifierAreThoseOfTheRecording() {
    try (LocalInvoker invoker = LocalInvoker.builder()
        .timeline(SimulatedTime.startingAt(Shop.NOON))
        .region("eu-central-1")
        .accountId("999999999999")
        .build()) {
      Recording recording =
          Recording.of(Shop.deploy(invoker).publish().invoke(Payload.of("{\"do\":\"refuse\"}")));

      ReplayResult result = Replay.of(recording).on(SELLING);

      result.assertSame();
      assertThat(result.outcome().invocation().origin())
          .isEqualTo(recording.invocation().origin());
      assertThat(recording.invocation().origin().functionArn())
          .isEqualTo("arn:aws:lambda:eu-central-1:999999999999:function:Shop:1");
    }
  }

  @Test
  void anInvocationInRealTimeIsReplayedAtItsMoment() {
    Recording recording;
    try (LocalInvoker invoker =
        LocalInvoker.builder().timeline(RealTime.create()).build()) {
      recording = Recording.of(invoker
          .deploy(SELLING, Shop.SHOP.withIsolation(Isolation.SHARED))
          .invoke(Payload.of("{\"do\":\"refuse\"}")));
    }

    ReplayResult result = Replay.of(recording).on(SELLING);

    result.assertSame();
    assertThat(result.outcome().invocation().startedAt())
        .isEqualTo(recording.invocation().origin().begin().instant());
  }

  @Test
  void aProcessIsReplayedInIsolatedClasses() {
    Recording recording;
    try (LocalInvoker invoker = LocalInvoker.create()) {
      recording = Recording.of(invoker
          .deploy(
              SELLING,
              Shop.SHOP.withIsolation(Isolation.FORKED).withTimeout(Duration.ofSeconds(30)))
          .invoke(Payload.of("{\"do\":\"exit\"}")));
    }

    ReplayResult result = Replay.of(recording).on(SELLING);

    result.assertSame();
    assertThat(result.outcome()).isInstanceOf(Outcome.Exited.class);
    assertThat(result.outcome().invocation().origin().settings().isolation())
        .isEqualTo(Isolation.ISOLATED);
  }

  @Test
  void anotherIsolationCanBeChosenAndTheInvokerAdjusted() {
    ReplayResult result = Replay.of(Recording.of(invoke("{\"do\":\"refuse\"}")))
        .withIsolation(Isolation.SHARED)
        .within(builder -> builder.stallLimit(Duration.ofSeconds(20)).region("eu-west-1"))
        .on(SELLING);

    result.assertSame();
    assertThat(result.outcome().invocation().origin().functionArn()).contains("us-east-1");
  }

  @Test
  void aDifferenceInThePayloadIsToldWithItsPathAndOneInTheLogByLines() {
    ReplayResult result = Replay.of(Recording.of(invoke("{}"))).on(DEARER);

    assertThat(result.isSame()).isFalse();
    assertThat(result.differences())
        .containsExactly(
            "payload:\n  $.items[0].price: 3 → 4",
            "log lines (- recorded, + replayed):\n    STDOUT will sell\n"
                + "  - CONTEXT_LOGGER [INFO] sold for 3\n  + CONTEXT_LOGGER [INFO] sold for 4");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(result::assertSame)
        .withMessageStartingWith("recording of Shop, request ")
        .withMessageContaining("""

              payload:
                $.items[0].price: 3 → 4
              log lines (- recorded, + replayed):
                  STDOUT will sell
                - CONTEXT_LOGGER [INFO] sold for 3
                + CONTEXT_LOGGER [INFO] sold for 4

            Shop returned {""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wait   | duration: PT0.3S → PT0.4S",
        "refuse | error message: no stock of 3 → no stock of 4",
        "exit   | exit status: 3 → 4"
      })
  void otherDifferencesAreToldInWords(String deed, String difference) {
    ReplayResult result =
        Replay.of(Recording.of(invoke("{\"do\":\"" + deed + "\"}"))).on(DEARER);

    assertThat(result.differences()).contains(difference);
  }

  @Test
  void anotherKindOfOutcomeIsToldWithBothPayloads() {
    ReplayResult result =
        Replay.of(Recording.of(invoke("{}"))).on(String.class.getName() + "::nothing");

    assertThat(result.differences().get(0)).isEqualTo("outcome: returned → failed");
    assertThat(result.differences())
        .anyMatch(difference -> difference.startsWith("payload: {\"id"));
  }

  @Test
  void whatWasMaskedIsMissingUntilItIsSupplied() {
    Recording recording;
    try (LocalInvoker invoker = Shop.open()) {
      FunctionSettings settings = Shop.SHOP.withEnvironmentVariable("DB_PASSWORD", "hunter22");
      recording = Recording.of(invoker
          .deploy(SELLING, settings)
          .invoke(Payload.of("{\"do\":\"sell\",\"token\":\"abcdefgh\",\"pin_secret\":1234}")));
    }
    assertThat(recording.maskedPlaces())
        .containsExactly(
            "environmentVariables.DB_PASSWORD",
            "event.pin_secret",
            "event.token",
            "payload.echo.pin_secret",
            "payload.echo.token",
            "payload.variable");

    Replay replay = Replay.of(recording);
    ReplayResult without = replay.on(DEARER);
    ReplayResult supplied = replay
        .supplying("environmentVariables.DB_PASSWORD", "hunter22")
        .supplying("event.token", "abcdefgh")
        .supplying("event.pin_secret", "1234")
        .on(SELLING);

    assertThat(without.toString())
        .contains("masked, and not supplied (Replay.supplying): "
            + "environmentVariables.DB_PASSWORD, event.pin_secret, event.token\n");
    supplied.assertSame();
    assertThat(supplied.outcome().payload().text())
        .contains("hunter22", "\"token\":\"abcdefgh\",\"pin_secret\":1234");
  }

  @Test
  void aNumberCannotBecomeAText() {
    Replay replay =
        Replay.of(Recording.of(invoke("{\"secret\":7}"))).supplying("event.secret", "x");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> replay.on(SELLING))
        .withMessage("a number was masked at event.secret, but what is supplied there is none");
  }

  @Test
  void whatIsNotMaskedCannotBeSupplied() {
    Replay replay = Replay.of(Recording.of(invoke("{\"token\":\"abcdefgh\"}")));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> replay.supplying("event.tokens", "x"))
        .withMessage(
            "nothing that the handler gets is masked at event.tokens. It is at [event.token]");
  }
}
