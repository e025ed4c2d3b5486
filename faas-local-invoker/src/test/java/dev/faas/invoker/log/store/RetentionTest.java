package dev.faas.invoker.log.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.LogStream;
import dev.faas.invoker.log.PlatformLine;
import dev.faas.invoker.refusal.RefusedException;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {

  private static final String GROUP = "/aws/lambda/Orders";

  private final SimulatedTime time =
      SimulatedTime.startingAt(Instant.parse("2026-03-01T12:00:00Z"));
  private final LogStore store = new LogStore(time, "123456789012", List.of(), Runnable::run);
  private final Writer orders = new Writer(time, store, "Orders");

  @Test
  void linesAreKeptForEverByDefault() {
    orders.invoke("o-1", "tea");
    time.advance(Duration.ofDays(4000));

    assertThat(store.retention(GROUP)).isEmpty();
    assertThat(store.find(LogQuery.all())).hasSize(4);
  }

  @Test
  void linesAreGoneForEveryReaderWhenTheirDaysAreOver() {
    store.retain(GROUP, 3);
    orders.invoke("o-1", "tea");
    time.advance(Duration.ofDays(2));
    orders.invoke("o-2", "milk");
    time.advance(Duration.ofDays(1));
    assertThat(store.find(LogQuery.all())).as("exactly three days").hasSize(8);
    time.advance(Duration.ofNanos(1));

    assertThat(store.find(LogQuery.all()))
        .extracting(found -> found.line().requestId())
        .hasSize(4)
        .containsOnly("o-2");
    assertThat(store.group(GROUP).orElseThrow().lines()).hasSize(4);
    assertThat(store.group(GROUP).orElseThrow().streams())
        .as("streams stay, as on the service")
        .hasSize(1);
  }

  @Test
  void retentionIsOfOneGroup() {
    Writer bills = new Writer(time, store, "Bills");
    store.retain(GROUP, 1);
    orders.invoke("o-1");
    bills.invoke("b-1");
    time.advance(Duration.ofDays(2));

    assertThat(store.find(LogQuery.all()))
        .extracting(found -> found.line().requestId())
        .containsOnly("b-1");
  }

  @Test
  void retentionThatIsTakenBackKeepsWhatIsStillThere() {
    store.retain(GROUP, 1);
    orders.invoke("o-1");
    store.retainForever(GROUP);
    time.advance(Duration.ofDays(2));

    assertThat(store.retention(GROUP)).isEmpty();
    assertThat(store.find(LogQuery.all())).hasSize(3);
  }

  /** The count of lines that the stream itself dropped is as old as the last of them. */
  @Test
  void whatTheStreamHasDroppedIsForgottenWithItsTime() {
    store.retain(GROUP, 1);
    orders.begin("o-1");
    for (int i = 0; i < LogStream.MAX_LINES; i++) {
      orders.print("flood");
    }
    assertThat(lines().get(0)).isInstanceOf(PlatformLine.Dropped.class);
    orders.end("o-1");
    time.advance(Duration.ofDays(2));
    orders.invoke("o-2", "tea");

    assertThat(lines()).hasSize(4).noneMatch(PlatformLine.Dropped.class::isInstance);
  }

  private List<LogLine> lines() {
    return store.group(GROUP).orElseThrow().lines();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 7, 14, 30, 60, 90, 365, 731, 3653})
  @Reproduces("retention-days")
  void daysAreThoseOfTheService(int days) {
    store.retain(GROUP, days);
    assertThat(store.retention(GROUP)).hasValue(days);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 2, 10, 728, 3654})
  void otherDaysAreRefusedInItsWords(int days) {
    assertThatThrownBy(() -> store.retain(GROUP, days))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("Invalid retention value. Valid values are: [1, 3, 5, 7, 14, 30, ")
        .hasMessageEndingWith(" but it is " + days);
    assertThat(store.retention(GROUP)).isEmpty();
  }

  @Test
  void unknownGroupIsRefused() {
    assertThatThrownBy(() -> store.retain("/typo", 1))
        .isInstanceOf(RefusedException.class)
        .hasMessage("The specified log group does not exist.");
    assertThatThrownBy(() -> store.retention("/typo")).isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> store.retainForever("/typo")).isInstanceOf(RefusedException.class);
  }
}
