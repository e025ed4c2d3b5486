package dev.faas.events.aws;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.events.Body;
import dev.faas.events.EventFormat;
import dev.faas.events.EventMeta;
import dev.faas.events.ScheduledEvent;
import dev.faas.events.codec.Derivation;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Instants;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.JsonFormat;
import dev.faas.events.codec.NoPartialAnswer;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * The event of a rule's schedule or of EventBridge Scheduler: a line for each member. Of an event that was
 * built, the schedule's ARN tells which of the two sends it, and from where.
 */
final class EventBridgeSchedule extends Shape<ScheduledEvent> {

  static final String KIND = "eventbridge-scheduled";
  static final String SCHEDULER = "aws.scheduler";

  static final EventFormat<Batch<ScheduledEvent>, BatchResponse> FORMAT =
      new JsonFormat<>(KIND, new Alone<>(new EventBridgeSchedule()), new NoPartialAnswer(KIND));

  private static final String USUAL_ARN = "arn:aws:events:us-east-1:123456789012:rule/my-schedule";
  private static final JsonValue VERSION = JsonValue.of("0");
  private static final Derivation<String, List<String>> RESOURCES = new Arns("");
  private static final Body EMPTY = Body.of("{}");

  private EventBridgeSchedule() {
    super(ScheduledEvent.builder().payload(EMPTY).build());
  }

  @Override
  protected ScheduledEvent fields(Fields f, ScheduledEvent e) throws IOException {
    EventMeta meta = f.meta(AwsEvents.PLATFORM, KIND, e.meta());
    String named = e.schedule();
    String arn = named != null && named.startsWith("arn:") ? named : USUAL_ARN;
    boolean isOfScheduler = Arns.part(arn, 2).equals("scheduler");
    f.constant("detail-type", "Scheduled Event");
    f.usually("version", VERSION);
    String id = f.optional("id", Scalars.TEXT, e.id());
    f.filler("source", JsonValue.of(isOfScheduler ? SCHEDULER : "aws.events"));
    f.filler("account", JsonValue.of(Arns.part(arn, 4)));
    Instant time = f.optional("time", Instants.ISO_SECONDS, e.time());
    f.filler("region", JsonValue.of(Arns.part(arn, 3)));
    List<String> resources = f.source("resources", Arns.TEXTS, RESOURCES, e.schedule());
    String schedule = resources == null || resources.isEmpty() ? null : resources.get(0);
    f.basis("resources", schedule);
    JsonCodec<Body> detail = isOfScheduler ? Detail.TEXT : Detail.JSON;
    Body payload = f.always("detail", detail, e.payload(), EMPTY);
    return new ScheduledEvent(id, schedule, time, null, payload, meta);
  }
}
