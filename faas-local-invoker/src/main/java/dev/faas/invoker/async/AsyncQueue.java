package dev.faas.invoker.async;

import dev.faas.invoker.async.AsyncFunction.Answer;
import dev.faas.invoker.async.AsyncFunction.Attempt;
import dev.faas.invoker.async.Destination.Message;
import dev.faas.invoker.async.RetryRules.Next;
import dev.faas.invoker.time.Timeline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The queue of one function's asynchronous events: each is tried until the function returns or the rules
 * give it up, and then told of. Safe for use by several threads.
 */
public final class AsyncQueue {

  private final Timeline timeline;
  private final AsyncWork work;
  private final AsyncFunction function;
  private final AsyncListener listener;

  /**
   * An empty queue.
   *
   * @param work runs the attempts
   */
  public AsyncQueue(
      Timeline timeline, AsyncWork work, AsyncFunction function, AsyncListener listener) {
    this.timeline = timeline;
    this.work = work;
    this.function = function;
    this.listener = listener;
  }

  /** Accepts an event. */
  public void add(AsyncInvocation event) {
    listener.onAccepted(event);
    work.accept(() -> handle(event));
  }

  /** What is to be done with an event whose turn has come; a short task. */
  private @Nullable Runnable handle(AsyncInvocation event) {
    AsyncSettings settings = function.settings(event.qualifier());
    if (function.isSwitchedOff()) {
      end(event, Condition.ZERO_RESERVED_CONCURRENCY, settings);
      return null;
    }
    long age = timeline.nanos() - event.acceptedNanos();
    if (age > settings.maximumEventAge().toNanos()) {
      end(event, Condition.EVENT_AGE_EXCEEDED, settings);
      return null;
    }
    Attempt attempt = function.admit(event);
    if (attempt == null) {
      throttled(event, settings);
      return null;
    }
    return () -> {
      listener.onHanded(event, Duration.ofNanos(age));
      Answer answer = attempt.run();
      if (answer == null) {
        throttled(event, settings);
      } else {
        answered(event, answer, settings);
      }
    };
  }

  private void answered(AsyncInvocation event, Answer answer, AsyncSettings settings) {
    event.answered(answer);
    if (answer.error() == null) {
      end(event, Condition.SUCCESS, settings);
    } else if (function.isSwitchedOff()) {
      end(event, Condition.ZERO_RESERVED_CONCURRENCY, settings);
    } else {
      goOn(event, RetryRules.afterFailure(event, settings, timeline.nanos()), settings);
    }
  }

  private void throttled(AsyncInvocation event, AsyncSettings settings) {
    event.throttled();
    goOn(event, RetryRules.afterThrottle(event, settings, timeline.nanos()), settings);
  }

  private void goOn(AsyncInvocation event, Next next, AsyncSettings settings) {
    Condition condition = next.condition();
    if (condition == null) {
      work.later(next.delay(), () -> handle(event));
    } else {
      end(event, condition, settings);
    }
  }

  private void end(AsyncInvocation event, Condition condition, AsyncSettings settings) {
    event.ended(condition);
    Destination destination =
        condition == Condition.SUCCESS ? settings.onSuccess() : settings.onFailure();
    if (destination != null) {
      String eventId = timeline.newId().toString();
      Message message = EventRecords.forDestination(
          destination,
          event,
          condition,
          function.arn(event.qualifier()),
          timeline.instant(),
          eventId);
      deliver(event, destination, message, false);
    }
    Destination deadLetters = function.deadLetterQueue(event.qualifier());
    if (deadLetters != null && condition != Condition.SUCCESS) {
      deliver(event, deadLetters, EventRecords.forDeadLetterQueue(event), true);
    }
    listener.onSettled(event);
    work.done();
  }

  private void deliver(
      AsyncInvocation event, Destination destination, Message message, boolean isDeadLetter) {
    try {
      destination.deliver(message);
    } catch (Exception refused) {
      if (refused instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      listener.onNotDelivered(event, destination, isDeadLetter, refused);
    }
  }
}
