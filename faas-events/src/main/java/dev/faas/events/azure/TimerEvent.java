package dev.faas.events.azure;

import dev.faas.events.Body;
import dev.faas.events.EventMeta;
import dev.faas.events.ScheduledEvent;
import dev.faas.events.azure.host.HostScalar;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;

/**
 * A timer; its names begin with capitals, or as functions in JavaScript get them. Facts: Azure Functions
 * documentation, "Timer trigger for Azure Functions"; {@code Next} is the time for which this run was
 * planned.
 */
final class TimerEvent extends Shape<ScheduledEvent> {

  static final String KIND = "timer";
  static final String SMALL_KIND = "timer-small-letters";

  private final boolean isSmall;

  TimerEvent(boolean isSmall) {
    super(new ScheduledEvent(null, null, null, null, Body.empty(), EventMeta.none()));
    this.isSmall = isSmall;
  }

  @Override
  protected ScheduledEvent fields(Fields f, ScheduledEvent e) throws IOException {
    EventMeta meta = f.meta(AzureEvents.PLATFORM, isSmall ? SMALL_KIND : KIND, e.meta());
    f.group("Data");
    f.filler(
        spelled("Schedule"), JsonObject.EMPTY.with(spelled("AdjustForDST"), JsonValue.of(true)));
    f.group(spelled("ScheduleStatus"));
    Instant time = f.optional(spelled("Next"), HostScalar.TIME, e.time());
    f.end();
    Boolean pastDue = f.optional(spelled("IsPastDue"), Scalars.BOOLEAN, e.pastDue());
    f.end();
    return new ScheduledEvent(null, null, time, pastDue, Body.empty(), meta);
  }

  private String spelled(String name) {
    return isSmall ? name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) : name;
  }
}
