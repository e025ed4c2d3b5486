package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.faas.Context;
import dev.faas.Payload;
import dev.faas.RawHandler;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.time.RealTime;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class RepeatTest extends InvokerTest {

  private static final FunctionSettings ISOLATED = SETTINGS.withIsolation(Isolation.ISOLATED);

  /** Tells everything that it could not know before, of its init phase and of its invocation. */
  public static final class Telling implements RawHandler {
    private static final String BORN = Instant.now() + " " + UUID.randomUUID();

    /** Waits for a while, so that its init phase takes time. */
    public Telling() {
      LockSupport.parkNanos(20_000_000);
      System.out.println("made");
    }

    @Override
    public Payload handle(Payload event, Context context) {
      System.out.println("handling");
      if (event.text().contains("slow")) {
        LockSupport.parkNanos(5_000_000_000L);
      }
      return Payload.of('"' + BORN + " " + Instant.now() + " " + UUID.randomUUID() + " "
          + context.requestId() + " " + context.trace() + " " + context.function() + '"');
    }
  }

  private Outcome<Payload> repeated(Outcome<Payload> before) {
    SimulatedTime other = SimulatedTime.startingAt(Instant.EPOCH, 7);
    try (LocalInvoker another = LocalInvoker.builder().timeline(other).build()) {
      return another.deploy(Telling.class.getName(), ISOLATED).repeat(before.invocation());
    }
  }

  private static void assertSame(Outcome<?> again, Outcome<?> before) {
    assertThat(again.payload().text()).isEqualTo(before.payload().text());
    assertThat(again.invocation().requestId()).isEqualTo(before.invocation().requestId());
    assertThat(again.invocation().logStream()).isEqualTo(before.invocation().logStream());
    assertThat(again.invocation().coldStart()).isEqualTo(before.invocation().coldStart());
    assertThat(again.invocation().duration()).isEqualTo(before.invocation().duration());
    assertThat(again.invocation().startedAt()).isEqualTo(before.invocation().startedAt());
  }

  @Test
  void aColdStartIsRepeatedWithItsTimeChanceAndLines() {
    LocalFunction<Payload, Payload> function = invoker.deploy(Telling.class.getName(), ISOLATED);
    invoker.deploy(Telling.class.getName(), ISOLATED.withName("Other")).invoke(Payload.of("{}"));
    time.advance(Duration.ofMinutes(1));

    Outcome<Payload> before = function.invoke(Payload.of("{}"));
    Outcome<Payload> again = repeated(before);

    assertSame(again, before);
    assertThat(texts(again)).isEqualTo(texts(before)).contains("made", "handling");
  }

  @Test
  void aWarmStartIsRepeatedInAnEnvironmentThatWasMadeWhenItsWas() {
    LocalFunction<Payload, Payload> function = invoker.deploy(Telling.class.getName(), ISOLATED);
    function.invoke(Payload.of("{}"));
    time.advance(Duration.ofMinutes(9));

    Outcome<Payload> before = function.invoke(Payload.of("{}"));
    Outcome<Payload> again = repeated(before);

    assertSame(again, before);
    assertThat(texts(again)).isEqualTo(texts(before)).contains("handling").doesNotContain("made");
  }

  @Test
  void anInvocationAfterAResetIsRepeatedWithItsInitPhaseInside() {
    LocalFunction<Payload, Payload> function = invoker.deploy(Telling.class.getName(), ISOLATED);
    timedOut(function.invoke(Payload.of("\"slow\"")));
    time.advance(Duration.ofMinutes(1));

    Outcome<Payload> before = function.invoke(Payload.of("{}"));
    Outcome<Payload> again = repeated(before);

    assertThat(before.invocation().initDuration()).isNull();
    assertSame(again, before);
    assertThat(texts(again)).isEqualTo(texts(before)).contains("handling").doesNotContain("made");
  }

  @Test
  void anInvocationOfAVersionAndOfASnapshotIsOneOfThatAgain() {
    LocalFunction<Payload, Payload> function =
        invoker.deploy(Telling.class.getName(), ISOLATED.withSnapStart(true));
    Outcome<Payload> before = function.publish().invoke(Payload.of("{}"));

    Outcome<Payload> again = repeated(before);

    assertThat(again.invocation().version()).isEqualTo("1");
    assertThat(again.invocation().qualifier()).isEqualTo("1");
    assertThat(again.invocation().startedAt()).isEqualTo(before.invocation().startedAt());
    assertThat(again.invocation().origin())
        .isEqualTo(new Invocation.Origin(
            ISOLATED,
            before.invocation().origin().handler(),
            before.invocation().origin().functionArn(),
            before.invocation().origin().initialization(),
            null,
            before.invocation().origin().begin(),
            true));
  }

  @Test
  void aThrottledInvocationHasAnOriginToo() {
    LocalFunction<Payload, Payload> function = invoker.deploy(Telling.class.getName(), ISOLATED);
    function.reserveConcurrency(0);

    Outcome<Payload> outcome = function.invoke(Payload.of("{}"));

    assertThat(outcome).isInstanceOf(Outcome.Throttled.class);
    assertThat(outcome.invocation().origin().handler()).isEqualTo(Telling.class.getName());
  }

  @Test
  void realTimeDoesNotGoBack() {
    Outcome<Payload> before =
        invoker.deploy(Telling.class.getName(), ISOLATED).invoke(Payload.of("{}"));
    try (LocalInvoker real = LocalInvoker.builder().timeline(RealTime.create()).build()) {
      LocalFunction<Payload, Payload> function = real.deploy(Telling.class.getName(), ISOLATED);

      assertThatIllegalStateException()
          .isThrownBy(() -> function.repeat(before.invocation()))
          .withMessageContaining("SimulatedTime");
    }
  }
}
