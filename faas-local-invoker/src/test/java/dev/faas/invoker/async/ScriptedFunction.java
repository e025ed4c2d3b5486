package dev.faas.invoker.async;

import dev.faas.Payload;
import dev.faas.invoker.time.Timeline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function that does at each attempt what it was told: returns, fails or is throttled. */
final class ScriptedFunction implements AsyncFunction, AsyncListener {

  static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:Orders";

  final Deque<String> script = new ArrayDeque<>();
  final List<String> log = Collections.synchronizedList(new ArrayList<>());
  final InMemoryDestination success = InMemoryDestination.queue("done");
  final InMemoryDestination failure = InMemoryDestination.queue("failed");
  final InMemoryDestination deadLetters = InMemoryDestination.queue("dead");
  AsyncSettings settings = AsyncSettings.DEFAULT.withOnSuccess(success).withOnFailure(failure);
  boolean isSwitchedOff;
  private final Timeline timeline;

  ScriptedFunction(Timeline timeline, String... script) {
    this.timeline = timeline;
    this.script.addAll(List.of(script));
  }

  private void log(String what) {
    log.add(what + " at " + Duration.ofNanos(timeline.nanos()).toSeconds());
  }

  @Override
  public String arn(@Nullable String qualifier) {
    return ARN + ":" + (qualifier == null ? "$LATEST" : qualifier);
  }

  @Override
  public AsyncSettings settings(@Nullable String qualifier) {
    return settings;
  }

  @Override
  public Destination deadLetterQueue(@Nullable String qualifier) {
    return deadLetters;
  }

  @Override
  public boolean isSwitchedOff() {
    return isSwitchedOff;
  }

  @Override
  public @Nullable Attempt admit(AsyncInvocation event) {
    String next = script.isEmpty() ? "return" : script.poll();
    log(next);
    return switch (next) {
      case "throttle" -> null;
      case "throttle late" -> () -> null;
      case "return" -> () -> new Answer("$LATEST", Payload.of("\"done\""), null);
      default ->
        () -> new Answer("$LATEST", Payload.of("{\"errorMessage\":\"" + next + "\"}"), next);
    };
  }

  @Override
  public void onAccepted(AsyncInvocation event) {
    log("received");
  }

  @Override
  public void onHanded(AsyncInvocation event, Duration age) {
    log("handed after " + age.toSeconds());
  }

  @Override
  public void onSettled(AsyncInvocation event) {
    log(event.condition().orElseThrow().wireName());
  }

  @Override
  public void onNotDelivered(
      AsyncInvocation event, Destination destination, boolean isDeadLetter, Exception why) {
    log("not delivered to " + (isDeadLetter ? "dead letters" : "destination") + ": "
        + why.getMessage());
  }
}
