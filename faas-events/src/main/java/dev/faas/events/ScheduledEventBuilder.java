package dev.faas.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds a {@link ScheduledEvent}: see {@link ScheduledEvent#builder}. For one thread. */
public final class ScheduledEventBuilder {

  private @Nullable String id = "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa";
  private @Nullable String schedule = "arn:aws:events:us-east-1:123456789012:rule/my-schedule";
  // noon of 1 January 2026; as a number, since parsing costs some hundred classes
  private @Nullable Instant time = Instant.ofEpochSecond(1_767_268_800L);
  private @Nullable Boolean pastDue;
  private Body payload = Body.of("{}");
  private EventMeta meta = EventMeta.none();

  ScheduledEventBuilder() {}

  ScheduledEventBuilder(ScheduledEvent event) {
    id = event.id();
    schedule = event.schedule();
    time = event.time();
    pastDue = event.pastDue();
    payload = event.payload();
    meta = event.meta();
  }

  /** The platform's id of the event. */
  public ScheduledEventBuilder id(@Nullable String newId) {
    id = newId;
    return this;
  }

  /** The platform's full name of the schedule; on AWS its ARN. */
  public ScheduledEventBuilder schedule(@Nullable String newSchedule) {
    schedule = newSchedule;
    return this;
  }

  /** For when the run is planned. */
  public ScheduledEventBuilder time(@Nullable Instant newTime) {
    time = newTime;
    return this;
  }

  /** Whether it is later than planned. */
  public ScheduledEventBuilder pastDue(@Nullable Boolean isLate) {
    pastDue = isLate;
    return this;
  }

  /** What the schedule was given for the function. */
  public ScheduledEventBuilder payload(Body newPayload) {
    payload = newPayload;
    return this;
  }

  /** What the schedule was given for the function, as JSON: see {@link Body#ofJson(Object)}. */
  public ScheduledEventBuilder json(Object value) {
    return payload(Body.ofJson(value));
  }

  /** The event. The builder can be used on. */
  public ScheduledEvent build() {
    return new ScheduledEvent(id, schedule, time, pastDue, payload, meta);
  }
}
