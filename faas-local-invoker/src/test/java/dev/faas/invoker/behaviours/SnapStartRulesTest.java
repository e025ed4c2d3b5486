package dev.faas.invoker.behaviours;

import static dev.faas.invoker.behaviours.JsonFormat.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.Handler;
import dev.faas.Payload;
import dev.faas.RawHandler;
import dev.faas.events.json.JsonValue;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a snapshot is made of, and how long that may take. */
class SnapStartRulesTest {

  private static final FunctionSettings SETTINGS =
      FunctionSettings.named("Shop").withSnapStart(true);

  private final SimulatedTime time =
      SimulatedTime.startingAt(Instant.parse("2026-03-01T12:00:00Z"));
  private final LocalInvoker invoker = LocalInvoker.builder().timeline(time).build();

  @AfterEach
  void closeInvoker() {
    invoker.close();
  }

  /** Has an id that its init phase drew, and draws another one for each event. */
  public static final class Drawing implements RawHandler {
    private static final UUID ID = UUID.randomUUID();

    @Override
    public Payload handle(Payload event, Context context) {
      return Payload.of("\"" + (event.text().equals("1") ? ID : UUID.randomUUID()) + "\"");
    }
  }

  @Test
  @Reproduces("one-init-many-restores")
  void whatTheInitPhaseDrewIsTheSameInAllEnvironmentsOfASnapshot() {
    LocalFunction<Payload, Payload> function = invoker
        .deploy(Drawing.class.getName(), SETTINGS.withIsolation(Isolation.ISOLATED))
        .publish();
    String id = invoke(function, "1");
    String drawn = invoke(function, "2");

    function.dropEnvironments();

    assertThat(invoke(function, "1")).isEqualTo(id);
    assertThat(invoke(function, "2")).isNotEqualTo(drawn);
  }

  private static String invoke(LocalFunction<Payload, Payload> function, String event) {
    return function.invoke(Payload.of(event)).payload().text();
  }

  /** Echoes. */
  private static final class Echo implements Handler<JsonValue, JsonValue> {
    @Override
    public JsonValue handle(JsonValue event, Context context) {
      return event;
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 130", "129, 130", "131, 131", "900, 900"})
  @Reproduces("snapshot-init-limit")
  void theInitPhaseOfASnapshotMayTakeAsLongAsTheFunctionAndAtLeastAHundredAndThirtySeconds(
      long timeoutSeconds, long limitSeconds) {
    Duration limit = Duration.ofSeconds(limitSeconds);
    FunctionSettings settings = SETTINGS.withTimeout(Duration.ofSeconds(timeoutSeconds));

    LocalFunction<JsonValue, JsonValue> inTime =
        invoker.deploy(takingInInit(limit.minusNanos(1)), JSON, settings).publish();
    assertThat(inTime.invoke(JsonValue.of(1)).payload().text()).isEqualTo("1");

    FunctionDefinition<JsonValue, JsonValue> tooLate = takingInInit(limit);
    assertThatIllegalStateException()
        .isThrownBy(
            () -> invoker.deploy(tooLate, JSON, settings.withName("Late")).publish())
        .withMessageContaining("\tPhase: init\tStatus: timeout");
  }

  private FunctionDefinition<JsonValue, JsonValue> takingInInit(Duration duration) {
    return FunctionDefinition.of(Echo.class).madeBy(world -> {
      time.advance(duration);
      return new Echo();
    });
  }
}
