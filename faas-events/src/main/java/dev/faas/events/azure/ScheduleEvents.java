package dev.faas.events.azure;

import dev.faas.Batch;
import dev.faas.events.EventMeta;
import dev.faas.events.ScheduledEvent;
import dev.faas.events.azure.host.HostEvents;
import dev.faas.events.azure.host.HostValue;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.List;

/** The event of a timer, as a batch of one. */
final class ScheduleEvents extends HostEvents<ScheduledEvent, Batch<ScheduledEvent>> {

  private static final JsonCodec<ScheduledEvent> TIMER = new TimerEvent(false);
  private static final JsonCodec<ScheduledEvent> SMALL = new TimerEvent(true);

  ScheduleEvents() {
    super("timer");
  }

  @Override
  protected JsonValue partData(JsonValue data) {
    return HostValue.opened(data);
  }

  @Override
  protected JsonValue wireData(JsonValue data, JsonValue known) {
    return HostValue.opened(known).equals(data) ? known : data;
  }

  @Override
  protected JsonCodec<ScheduledEvent> reader(JsonValue part) {
    JsonObject event = (JsonObject) part;
    boolean isSmall = event.at("Data", "isPastDue").isPresent()
        || event.at("Data", "scheduleStatus").isPresent();
    return isSmall ? SMALL : TIMER;
  }

  @Override
  protected JsonCodec<ScheduledEvent> writer(ScheduledEvent event) {
    return event.meta().kind().equals(TimerEvent.SMALL_KIND) ? SMALL : TIMER;
  }

  @Override
  protected EventMeta meta(ScheduledEvent event) {
    return event.meta();
  }

  /** A timer has no id; the time of the run tells it from others. */
  @Override
  protected Batch<ScheduledEvent> whole(List<ScheduledEvent> events) {
    ScheduledEvent event = events.get(0);
    return new Batch<>(List.of(new Batch.Item<>(String.valueOf(event.time()), null, event)));
  }

  @Override
  protected List<ScheduledEvent> events(Batch<ScheduledEvent> batch) {
    return batch.events();
  }
}
