package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoryTest extends InvokerTest {

  @Test
  void aReturnedOutcomeTellsResultEventAndLog() {
    Outcome<String> outcome = deploy((event, context) -> {
          context.logger().info("greeting {}", event);
          time.advance(Duration.ofMillis(2));
          return "Hello " + event;
        })
        .invoke("Ann");

    String id = outcome.invocation().requestId();
    assertThat(outcome)
        .hasToString(String.join(
            "\n",
            "Echo returned Hello Ann",
            "  request " + id + ", cold start, 2.00 ms",
            "  | START RequestId: " + id + " Version: $LATEST",
            "  | [INFO] greeting Ann",
            "  | END RequestId: " + id,
            "  | REPORT RequestId: " + id
                + "\tDuration: 2.00 ms\tBilled Duration: 2 ms\tMemory Size: 128 MB\t"
                + "Max Memory Used: 0 MB\tInit Duration: 0.00 ms",
            "  event Ann",
            "  log stream " + outcome.invocation().logStream()));
  }

  @Test
  void aFailedOutcomeTellsTheExceptionItsPlaceAndItsCauses() {
    Outcome<String> outcome = deploy((event, context) -> {
          throw new IllegalStateException("no stock", new IOException("table is gone"));
        })
        .invoke("Ann");

    assertThat(outcome.toString().lines().limit(5))
        .satisfiesExactly(
            line -> assertThat(line)
                .isEqualTo("Echo failed: java.lang.IllegalStateException: no stock"),
            line -> assertThat(line).contains(", cold start, 0.00 ms"),
            line -> assertThat(line).startsWith("    at dev.faas.invoker.StoryTest.lambda$"),
            line -> assertThat(line).isEqualTo("  caused by java.io.IOException: table is gone"),
            line -> assertThat(line).startsWith("  | START"));
  }

  @Test
  void anUndecodableEventTellsWhatWasExpectedAndFound() {
    Outcome<String> outcome = deploy((event, context) -> event).invoke(TextFormat.UNREADABLE);

    assertThat(outcome.toString())
        .startsWith(
            "Echo failed: java.lang.RuntimeException: An error occurred during JSON parsing\n")
        .contains(
            "  caused by dev.faas.DecodeException: text at $: expected text, found a zero byte\n");
  }

  @Test
  void aTimedOutOutcomeTellsWhereTheHandlerWas() throws Exception {
    Blocking blocking = new Blocking();

    Outcome<String> outcome = invokeBeyondDeadline(deploy(blocking), blocking.begun);

    assertThat(outcome.toString())
        .startsWith("Echo timed out after 3000.00 ms\n")
        .contains("    at dev.faas.invoker.InvokerTest$Blocking.handle(InvokerTest.java:");
  }

  @Test
  void aFloodOfLinesIsShortened() {
    Outcome<String> outcome = deploy((event, context) -> {
          for (int i = 0; i < 1000; i++) {
            System.out.println("line " + i);
          }
          return event;
        })
        .invoke("x");

    assertThat(outcome.toString().lines().count()).isLessThan(50);
    assertThat(outcome.toString()).contains("  | … 963 lines before\n  | line 962\n", "line 999");
  }
}
