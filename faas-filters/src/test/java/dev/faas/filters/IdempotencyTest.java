package dev.faas.filters;

import static dev.faas.filters.IdempotencyException.Reason.IN_PROGRESS;
import static dev.faas.filters.IdempotencyException.Reason.LEASE_LOST;
import static dev.faas.filters.IdempotencyException.Reason.NO_KEY;
import static dev.faas.filters.IdempotencyException.Reason.NO_TIME_LEFT;
import static dev.faas.filters.IdempotencyException.Reason.OTHER_PAYLOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.FunctionDefinition;
import dev.faas.FunctionInfo;
import dev.faas.Handler;
import dev.faas.Invocable;
import dev.faas.events.HttpResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class IdempotencyTest {

  private final Bench bench = new Bench();
  private final InMemoryIdempotencyStore store = new InMemoryIdempotencyStore();
  private final List<String> handled = new ArrayList<>();

  /** Upper case, and how many events were handled by then. */
  private final Handler<String, String> upper = (event, context) -> {
    handled.add(event);
    return event.toUpperCase(Locale.ROOT) + " " + handled.size();
  };

  private static final Idempotency<String> FIRST_LETTER =
      Idempotency.by(text -> text.isEmpty() ? null : text.substring(0, 1));

  @Test
  void aRepeatIsAnsweredWithTheResultAndWithoutTheHandler() throws Exception {
    Invocable function = function(FIRST_LETTER, upper);

    assertThat(invoke(function, "ada")).isEqualTo("ADA 1");
    assertThat(invoke(function, "ada")).isEqualTo("ADA 1");
    assertThat(invoke(function, "bob")).isEqualTo("BOB 2");
    assertThat(handled).containsExactly("ada", "bob");
  }

  @Test
  void aResultIsKeptForAnHourUnlessToldOtherwise() throws Exception {
    Invocable hour = function(FIRST_LETTER, upper);
    invoke(hour, "ada");
    bench.clock.move(Duration.ofMinutes(60).minusMillis(1));
    assertThat(invoke(hour, "ada")).isEqualTo("ADA 1");
    bench.clock.move(Duration.ofMillis(1));
    assertThat(invoke(hour, "ada")).isEqualTo("ADA 2");

    Invocable second = function(FIRST_LETTER.keptFor(Duration.ofSeconds(1)), upper);
    invoke(second, "bob");
    bench.clock.move(Duration.ofSeconds(1));
    assertThat(invoke(second, "bob")).isEqualTo("BOB 4");
  }

  @Test
  void whatTheHandlerThrowsFreesTheKey() throws Exception {
    Invocable function = function(FIRST_LETTER, (event, context) -> {
      handled.add(event);
      if (handled.size() < 3) {
        throw handled.size() == 1 ? new IOException("bank closed") : new InterruptedException();
      }
      return "paid";
    });

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> invoke(function, "ada"));
    assertThat(store.records()).isEmpty();
    assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> invoke(function, "ada"));
    assertThat(invoke(function, "ada")).isEqualTo("paid");
  }

  @Test
  void anErrorFreesTheKeyToo() {
    Invocable function = function(FIRST_LETTER, (event, context) -> {
      throw new StackOverflowError();
    });

    assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> invoke(function, "ada"));
    assertThat(store.records()).isEmpty();
  }

  @Test
  void aSecondDeliveryIsRefusedWhileTheFirstIsHandled() {
    Invocable second = function(FIRST_LETTER, upper);
    Invocable first = function(FIRST_LETTER, (event, context) -> {
      refused(
          second, "ada", IN_PROGRESS, "found an attempt that may do so until 2026-01-01T12:00:03Z");
      return "first";
    });

    assertThat(text(first, "ada")).isEqualTo("first");
    assertThat(text(second, "ada")).isEqualTo("first");
    assertThat(handled).isEmpty();
  }

  @Test
  void twoFiltersWithOneKeyAndOneStoreRefuseEachOther() {
    var filter = FIRST_LETTER.<String, String>in(store, String.class);
    Invocable twice = bench.bind(FunctionDefinition.of(String.class, String.class, upper)
        .filteredBy(filter)
        .filteredBy(filter));

    refused(twice, "ada", IN_PROGRESS, "");
    assertThat(handled).isEmpty();
  }

  @Test
  void aLeaseEndsWithTheDeadline() {
    Invocable second = function(FIRST_LETTER, upper);
    Invocable first = function(FIRST_LETTER, (event, context) -> {
      bench.clock.move(Duration.ofSeconds(3));
      assertThat(text(second, "ada")).isEqualTo("ADA 1");
      return "late";
    });

    refused(first, "ada", LEASE_LOST, "found that another attempt took the key since");
    assertThat(text(second, "ada")).isEqualTo("ADA 1");
  }

  @Test
  void aLeaseCanLastBeyondTheDeadline() {
    Idempotency<String> longer = FIRST_LETTER.leasedBeyondDeadline(Duration.ofSeconds(2));
    Invocable second = function(longer, upper);
    Invocable first = function(longer, (event, context) -> {
      bench.clock.move(Duration.ofSeconds(4));
      refused(second, "ada", IN_PROGRESS, "until 2026-01-01T12:00:05Z");
      return "late, but alone";
    });

    assertThat(text(first, "ada")).isEqualTo("late, but alone");
    assertThat(text(second, "ada")).isEqualTo("late, but alone");
  }

  @Test
  void anInvocationWithoutTimeDoesNotBegin() {
    assertThatThrownBy(() -> Bench.invoke(
            function(FIRST_LETTER, upper), "ada", bench.context().withRemaining(Duration.ZERO)))
        .isInstanceOfSatisfying(
            IdempotencyException.class, e -> assertThat(e.reason()).isEqualTo(NO_TIME_LEFT));
    assertThat(handled).isEmpty();
    assertThat(store.records()).isEmpty();
  }

  @Test
  void theSameKeyWithAnotherPayloadIsRefused() {
    Invocable function = function(FIRST_LETTER.guarding(text -> text), upper);

    assertThat(text(function, "ada")).isEqualTo("ADA 1");
    assertThat(text(function, "ada")).isEqualTo("ADA 1");
    refused(
        function, "alan", OTHER_PAYLOAD, "Whoever sends another event must give it another key");
  }

  @Test
  void recordsFromBeforeTheGuardAreNotCompared() {
    text(function(FIRST_LETTER, upper), "ada");

    assertThat(text(function(FIRST_LETTER.guarding(text -> text), upper), "alan"))
        .isEqualTo("ADA 1");
  }

  @Test
  void anEventWithoutKeyIsRefused() {
    refused(function(FIRST_LETTER, upper), "", NO_KEY, "found none in this event");
    assertThat(handled).isEmpty();
  }

  @Test
  void theStoreLearnsTheFunctionsNameAndHashesOnly() throws Exception {
    invoke(
        function(Idempotency.by((String text) -> text).guarding(text -> text), upper),
        "ada@example");

    assertThat(store.records()).hasSize(1).allSatisfy((key, record) -> {
      assertThat(key).matches("FunctionUnderTest/[0-9a-f]{64}");
      assertThat(record.payloadHash()).matches("[0-9a-f]{64}");
      assertThat(record.toString()).doesNotContainIgnoringCase("ada");
    });
  }

  @Test
  void anotherFunctionHasKeysOfItsOwn() throws Exception {
    Invocable function = function(FIRST_LETTER, upper);
    invoke(function, "ada");

    assertThat(Bench.invoke(
            function, "ada", bench.context().withFunction(FunctionInfo.named("another"))))
        .isEqualTo("ADA 2");
  }

  @Test
  void aStoreThatFailsAtTheBeginningFailsTheInvocation() {
    UnsteadyStore unsteady = new UnsteadyStore().cut("begin");

    assertThatThrownBy(() -> invoke(function(unsteady), "ada")).isInstanceOf(IOException.class);
    assertThat(handled).isEmpty();
  }

  @Test
  void aStoreThatFailsAtTheEndDoesNotUndoTheWork() {
    UnsteadyStore unsteady = new UnsteadyStore().cut("complete");
    Invocable function = function(unsteady);

    assertThat(text(function, "ada")).isEqualTo("ADA 1");

    refused(function, "ada", IN_PROGRESS, "Deliver the event again");
  }

  @Test
  void aKeyThatCannotBeReleasedIsFreeAfterTheDeadline() {
    UnsteadyStore unsteady = new UnsteadyStore().cut("release");
    Invocable failing = function(unsteady, (event, context) -> {
      throw new IllegalStateException("bank closed");
    });

    assertThatThrownBy(() -> invoke(failing, "ada")).hasMessage("bank closed");
    refused(function(unsteady), "ada", IN_PROGRESS, "");

    bench.clock.move(Duration.ofSeconds(3));
    assertThat(text(function(unsteady), "ada")).isEqualTo("ADA 1");
  }

  @Test
  void timesThatMakeNoSenseAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> FIRST_LETTER.keptFor(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FIRST_LETTER.leasedBeyondDeadline(Duration.ofMillis(-1)));
  }

  @Test
  void responsesHaveACodecToo() {
    HttpResponse response = HttpResponse.created("/a");
    assertThat(Idempotency.responses().decode(Idempotency.responses().encode(response)))
        .isEqualTo(response);
  }

  private Invocable function(Idempotency<String> idempotency, Handler<String, String> handler) {
    return bench.bind(FunctionDefinition.of(String.class, String.class, handler)
        .filteredBy(idempotency.in(store, String.class)));
  }

  private Invocable function(IdempotencyStore other) {
    return function(other, upper);
  }

  private Invocable function(IdempotencyStore other, Handler<String, String> handler) {
    return bench.bind(FunctionDefinition.of(String.class, String.class, handler)
        .filteredBy(FIRST_LETTER.in(other, String.class)));
  }

  private String invoke(Invocable function, String event) throws Exception {
    return Bench.invoke(function, event, bench.context());
  }

  private String text(Invocable function, String event) {
    try {
      return invoke(function, event);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void refused(
      Invocable function, String event, IdempotencyException.Reason reason, String words) {
    assertThatThrownBy(() -> invoke(function, event))
        .hasMessageContaining(words)
        .isInstanceOfSatisfying(
            IdempotencyException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
