package dev.faas.events;

import dev.faas.Type;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A schedule says that it is time to run. Immutable.
 *
 * <pre>{@code
 * ScheduleHandler nightly = (event, context) -> cleanUp(event.time());
 *
 * ScheduledEvent.at(Instant.parse("2026-01-01T03:00:00Z"))      // a complete event, for a test
 * }</pre>
 *
 * <table>
 *   <caption>Where a component comes from; a dash means that it is absent there</caption>
 *   <tr><th>component</th><th>AWS (EventBridge rule or Scheduler)</th>
 *       <th>Google Cloud (Scheduler)</th><th>Azure (timer)</th><th>CloudEvents</th></tr>
 *   <tr><td>id</td><td>id</td><td>id</td><td>-</td><td>id</td></tr>
 *   <tr><td>schedule</td><td>resources[0]</td><td>source</td><td>-</td><td>source</td></tr>
 *   <tr><td>time</td><td>time</td><td>time</td><td>ScheduleStatus.Next</td><td>time</td></tr>
 *   <tr><td>pastDue</td><td>-</td><td>-</td><td>IsPastDue</td><td>-</td></tr>
 *   <tr><td>payload</td><td>detail</td><td>data.customData</td><td>-</td><td>data</td></tr>
 * </table>
 *
 * <p>The canonical constructor is for codecs and not stable: a component may be added. Build events with
 * {@link #at} and {@link #builder}.
 *
 * @param id the platform's id of the event, the same in every delivery
 * @param schedule the platform's full name of the schedule; on AWS its ARN
 * @param time for when the run was planned, which is before it began
 * @param pastDue whether it is later than planned
 * @param payload what the schedule was given for the function; of EventBridge the JSON of {@code detail}
 * @param meta the platform, and every field that no component stands for
 */
public record ScheduledEvent(
    @Nullable String id,
    @Nullable String schedule,
    @Nullable Instant time,
    @Nullable Boolean pastDue,
    Body payload,
    EventMeta meta) {

  /** A complete event of a rule's schedule that was planned for this moment: see {@link #builder}. */
  public static ScheduledEvent at(Instant time) {
    return builder().time(time).build();
  }

  /**
   * A builder that starts with a complete event, as an EventBridge rule sends it: planned for noon of a
   * day in 2026 by a rule {@code my-schedule}, with an empty object as payload.
   */
  public static ScheduledEventBuilder builder() {
    return new ScheduledEventBuilder();
  }

  /** A builder that starts with this event. */
  public ScheduledEventBuilder toBuilder() {
    return new ScheduledEventBuilder(this);
  }

  /** The payload's JSON as a value of the user's own type: see {@link Body#json(Class)}. */
  public <T> T json(Class<T> type) {
    return payload.json(type);
  }

  /** The payload's JSON as a value of a generic type: see {@link Body#json(Type)}. */
  public <T> T json(Type<T> type) {
    return payload.json(type);
  }

  /** The short name of the schedule: what follows the last colon or slash of {@link #schedule}. */
  public @Nullable String scheduleName() {
    return ResourceName.last(schedule);
  }

  /** This event planned for another moment. */
  public ScheduledEvent withTime(Instant newTime) {
    return toBuilder().time(newTime).build();
  }

  /** This event of another schedule, given by its full name. */
  public ScheduledEvent withSchedule(String newSchedule) {
    return toBuilder().schedule(newSchedule).build();
  }

  /** This event with another payload. */
  public ScheduledEvent withPayload(Body newPayload) {
    return toBuilder().payload(newPayload).build();
  }
}
