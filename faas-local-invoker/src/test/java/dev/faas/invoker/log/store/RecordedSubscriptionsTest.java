package dev.faas.invoker.log.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Payload;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.time.SimulatedTime;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Events that the service has sent, read in place; skipped where they are absent, unless CI promises them. */
class RecordedSubscriptionsTest {

  private static final Path RECORDED = Path.of(
      System.getProperty("faas.corpus", "../../shared/corpus"),
      "events/aws/cloudwatch-logs/ptts__cloudwatch-base.json");

  private final SimulatedTime time = SimulatedTime.startingAt(Instant.ofEpochMilli(1729520895158L));

  @Test
  @Reproduces("subscription-event")
  void eventHasTheMembersOfARecordedOneInTheirOrder() throws IOException {
    JsonObject recorded = SentEvent.of(Payload.of(recorded())).content();
    JsonObject ours = ours().content();

    assertThat(ours.members().keySet())
        .containsExactlyElementsOf(recorded.members().keySet());
    assertThat(event(ours).members().keySet())
        .containsExactlyElementsOf(event(recorded).members().keySet());
    assertThat(event(ours).get("message").text())
        .isEqualTo("START RequestId: o-1 Version: $LATEST\n");
    assertThat(SentEvent.of(Payload.of(recorded())).messages())
        .allMatch(text -> text.endsWith("\n"));
  }

  /** The time is in the upper bits, and what is below is counted. */
  @Test
  @Reproduces("subscription-event-id")
  void idIsMadeAsARecordedOneIs() throws IOException {
    SentEvent recorded = SentEvent.of(Payload.of(recorded()));
    List<BigInteger> ids = recorded.ids().stream().map(BigInteger::new).toList();

    assertThat(ids)
        .extracting(id -> id.shiftRight(144).longValueExact())
        .isEqualTo(recorded.timestamps());
    assertThat(ids.get(1).subtract(ids.get(0))).isEqualTo(BigInteger.ONE);
    assertThat(ours().ids())
        .isNotEmpty()
        .allMatch(id -> id.length() == recorded.ids().get(0).length())
        .allMatch(id -> new BigInteger(id).shiftRight(144).longValueExact() == 1729520895158L);
  }

  private SentEvent ours() {
    LogStore store = new LogStore(time, "123456789012", List.of(), Runnable::run);
    Writer orders = new Writer(time, store, "Orders");
    var destination = SubscriptionTest.function("Alarm");
    store.subscribe(orders.group(), SubscriptionFilter.named("all").to(destination));
    orders.invoke("o-1");
    return SentEvent.of(destination.messages().get(0).body());
  }

  private static JsonObject event(JsonObject content) {
    return (JsonObject) ((JsonArray) content.get("logEvents")).elements().get(0);
  }

  private static String recorded() throws IOException {
    if (!Files.exists(RECORDED)) {
      String absent =
          "no corpus at " + RECORDED.toAbsolutePath() + " (system property faas.corpus)";
      assertThat(System.getenv("CI")).as(absent).isNotEqualTo("true");
      Assumptions.abort(absent);
    }
    return JsonValue.parse(Files.readString(RECORDED)).toString();
  }
}
