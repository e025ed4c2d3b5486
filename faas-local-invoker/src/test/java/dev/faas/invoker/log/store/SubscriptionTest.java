package dev.faas.invoker.log.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.faas.invoker.async.Destination;
import dev.faas.invoker.async.InMemoryDestination;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.log.LogStream;
import dev.faas.invoker.log.format.LogFormat;
import dev.faas.invoker.refusal.RefusedException;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String GROUP = "/aws/lambda/Orders";

  private final SimulatedTime time = SimulatedTime.startingAt(NOON);
  private final List<Runnable> later = new ArrayList<>();
  private final LogStore store = new LogStore(time, "123456789012", List.of(), later::add);
  private final Writer orders = new Writer(time, store, "Orders");
  private final InMemoryDestination alarm = function("Alarm");
  private final List<Throwable> told = new ArrayList<>();

  static InMemoryDestination function(String name) {
    return InMemoryDestination.of("arn:aws:lambda:us-east-1:123456789012:function:" + name);
  }

  @BeforeEach
  void listen() {
    Thread.currentThread().setUncaughtExceptionHandler((where, failure) -> told.add(failure));
  }

  @AfterEach
  void listenNoMore() {
    Thread.currentThread().setUncaughtExceptionHandler(null);
    assertThat(told).isEmpty();
  }

  @Test
  void whatMatchesIsSentWhenTheInvocationHasEnded() {
    store.subscribe(GROUP, errors("ERROR").to(alarm));
    orders.begin("o-1");
    orders.print("ERROR: no tea");
    orders.print("all is well");
    time.advance(Duration.ofMillis(5));
    orders.print("ERROR: no milk");
    assertThat(later).isEmpty();
    orders.end("o-1");
    assertThat(alarm.messages()).as("only later").isEmpty();

    assertThat(sent()).singleElement().satisfies(event -> {
      assertThat(event.type()).isEqualTo("DATA_MESSAGE");
      assertThat(event.owner()).isEqualTo("123456789012");
      assertThat(event.group()).isEqualTo(GROUP);
      assertThat(event.stream()).isEqualTo(orders.stream());
      assertThat(event.filters()).containsExactly("errors");
      assertThat(event.messages()).containsExactly("ERROR: no tea\n", "ERROR: no milk\n");
      assertThat(event.timestamps()).containsExactly(NOON.toEpochMilli(), NOON.toEpochMilli() + 5);
      assertThat(event.ids()).doesNotHaveDuplicates().allMatch(id -> id.matches("\\d{56}"));
      assertThat(event.ids()).isSorted();
    });
  }

  @Test
  void invocationWithoutMatchesSendsNothing() {
    store.subscribe(GROUP, errors("ERROR").to(alarm));
    orders.invoke("o-1", "all is well");

    assertThat(sent()).isEmpty();
  }

  @Test
  void withoutAPatternAllEventsAreSentThePlatformsAmongThem() {
    store.subscribe(GROUP, SubscriptionFilter.named("all").to(alarm));
    orders.invoke("o-1", "tea");

    assertThat(sent().get(0).messages())
        .hasSize(4)
        .startsWith("START RequestId: o-1 Version: $LATEST\n", "tea\n");
  }

  @Test
  void eventsOfAJsonFunctionAreJson() {
    Writer json = new Writer(time, store, "Json", null, LogFormat.json());
    store.subscribe(json.group(), errors("{ $.level = WARN }").to(alarm));
    json.begin("j-1");
    json.log().logger("shop", "j-1").warn("out of tea");
    json.end("j-1");

    assertThat(sent().get(0).messages())
        .singleElement()
        .asString()
        .startsWith("{\"timestamp\":")
        .endsWith("}\n");
  }

  @Test
  void eachStreamIsACallOfItsOwn() {
    Writer second = new Writer(time, store, "Orders");
    store.subscribe(GROUP, errors("ERROR").to(alarm));
    orders.begin("o-1");
    orders.print("ERROR 1");
    second.invoke("o-2", "ERROR 2");
    orders.end("o-1");

    assertThat(sent())
        .extracting(SentEvent::stream)
        .containsExactly(orders.stream(), second.stream());
  }

  @Test
  void whatIsWrittenBetweenInvocationsIsSentWithTheNextOrOnDemand() {
    store.subscribe(GROUP, errors("ERROR").to(alarm));
    orders.print("ERROR early");
    orders.invoke("o-1");
    assertThat(sent().get(0).messages()).containsExactly("ERROR early\n");

    orders.print("ERROR late");
    orders.log().setMuted(true); // ends what was printed
    store.handOver();
    assertThat(sent().get(1).messages()).containsExactly("ERROR late\n");
  }

  @Test
  @Reproduces("subscription-fields")
  void fieldsOfAPatternAreExtracted() {
    store.subscribe(GROUP, errors("[level = ERROR, code, ...]").to(alarm));
    orders.invoke("o-1", "ERROR 42 no tea");

    assertThat(sent().get(0).json())
        .contains("\"extractedFields\":{\"level\":\"ERROR\",\"code\":\"42\"}");
  }

  @Test
  @Reproduces("subscription-filters-of-a-group")
  void groupHasTwoFiltersAtMostAndTheOneOfTheSameNameIsReplaced() {
    store.subscribe(GROUP, errors("ERROR").to(alarm));
    store.subscribe(GROUP, SubscriptionFilter.named("all").to(function("Archive")));
    store.subscribe(GROUP, errors("FATAL").to(alarm));

    assertThatThrownBy(
            () -> store.subscribe(GROUP, SubscriptionFilter.named("third").to(alarm)))
        .isInstanceOf(RefusedException.class)
        .hasMessage("Resource limit exceeded.")
        .extracting(refused -> ((RefusedException) refused).code())
        .isEqualTo("LimitExceededException");
    assertThat(store.subscriptions(GROUP))
        .extracting(SubscriptionFilter::name, SubscriptionFilter::pattern)
        .containsExactly(tuple("all", ""), tuple("errors", "FATAL"));
  }

  @Test
  void filterThatIsTakenAwaySendsNoMore() {
    store.subscribe(GROUP, errors("ERROR").to(alarm));
    orders.invoke("o-1", "ERROR 1");
    store.unsubscribe(GROUP, "errors");
    orders.invoke("o-2", "ERROR 2");

    assertThat(sent()).extracting(SentEvent::messages).containsExactly(List.of("ERROR 1\n"));
    assertThat(store.subscriptions(GROUP)).isEmpty();
    assertThatThrownBy(() -> store.unsubscribe(GROUP, "errors"))
        .isInstanceOf(RefusedException.class)
        .hasMessage("The specified subscription filter does not exist.");
  }

  @Test
  void floodIsSentInPartsThatAnInvocationTakes() {
    store.subscribe(GROUP, SubscriptionFilter.named("all").to(alarm));
    orders.begin("o-1");
    byte[] noise = new byte[75_000];
    for (int i = 0; i < 30; i++) {
      time.random().nextBytes(noise);
      orders.print(Base64.getEncoder().encodeToString(noise));
    }
    orders.end("o-1");

    List<SentEvent> parts = sent();
    assertThat(parts).hasSizeGreaterThan(2);
    assertThat(parts.stream().mapToInt(part -> part.messages().size()).sum())
        .isEqualTo(store.find(LogQuery.all()).size());
    assertThat(alarm.messages()).allMatch(message -> message.body().size() <= 1_048_576);
  }

  @Test
  void whatIsMoreThanAStreamKeepsIsLostAndTold() {
    store.subscribe(GROUP, SubscriptionFilter.named("all").to(alarm));
    orders.begin("o-1");
    String line = "x".repeat(100_000);
    for (int i = 0; i < 50; i++) {
      orders.print(line);
    }
    orders.end("o-1");

    assertThat(sent().get(0).messages()).hasSize(LogStream.MAX_CHARACTERS / 100_000 + 2);
    assertThat(told.remove(0))
        .hasMessageContaining(" of /aws/lambda/Orders has lost 10 log events");
  }

  @Test
  void destinationThatRefusesIsToldAndOthersAreCalled() {
    IllegalStateException gone = new IllegalStateException("gone");
    Destination refusing = new Destination() {
      @Override
      public String arn() {
        return "arn:aws:lambda:us-east-1:123456789012:function:Gone:PROD";
      }

      @Override
      public void deliver(Message message) {
        throw gone;
      }
    };
    store.subscribe(GROUP, errors("ERROR").to(refusing));
    store.subscribe(GROUP, SubscriptionFilter.named("others").to(alarm));
    orders.invoke("o-1", "ERROR");

    assertThat(sent()).hasSize(1);
    assertThat(told.remove(0))
        .hasMessageContaining("could not deliver 1 log events")
        .hasCause(gone);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a:b", "a*"})
  void nameIsOneThatTheServiceTakes(String name) {
    assertThatThrownBy(() -> SubscriptionFilter.named(name).to(alarm))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("'filterName'");
  }

  @Test
  void onlyFunctionsAreCalled() {
    assertThatThrownBy(() -> errors("").to(InMemoryDestination.queue("errors")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(
            "arn:aws:sqs:us-east-1:123456789012:errors is not that of a function");
  }

  @Test
  void patternAndGroupAreChecked() {
    assertThatThrownBy(() -> errors("{").to(alarm))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("Invalid filter pattern");
    assertThatThrownBy(() -> store.subscribe("/typo", errors("").to(alarm)))
        .isInstanceOf(RefusedException.class)
        .hasMessage("The specified log group does not exist.");
  }

  private static SubscriptionFilter.Named errors(String pattern) {
    return SubscriptionFilter.named("errors").matching(pattern);
  }

  /** Does what was put off; all that was sent so far. */
  private List<SentEvent> sent() {
    List<Runnable> due = List.copyOf(later);
    later.clear();
    due.forEach(Runnable::run);
    return alarm.messages().stream()
        .map(message -> SentEvent.of(message.body()))
        .toList();
  }
}
