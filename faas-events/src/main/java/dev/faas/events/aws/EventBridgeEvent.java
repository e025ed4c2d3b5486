package dev.faas.events.aws;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.events.Body;
import dev.faas.events.BusEvent;
import dev.faas.events.EventFormat;
import dev.faas.events.EventMeta;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Instants;
import dev.faas.events.codec.JsonFormat;
import dev.faas.events.codec.NoPartialAnswer;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An event of EventBridge, that of a schedule included: a line for each member. */
final class EventBridgeEvent extends Shape<BusEvent> {

  static final String KIND = "eventbridge";

  static final EventFormat<Batch<BusEvent>, BatchResponse> FORMAT =
      new JsonFormat<>(KIND, new Alone<>(new EventBridgeEvent()), new NoPartialAnswer(KIND));

  private static final JsonValue VERSION = JsonValue.of("0");

  private EventBridgeEvent() {
    super(BusEvent.of("", "", "{}"));
  }

  @Override
  protected BusEvent fields(Fields f, BusEvent e) throws IOException {
    EventMeta meta = f.meta(AwsEvents.PLATFORM, KIND, e.meta());
    f.usually("version", VERSION);
    String id = f.required("id", Scalars.TEXT, e.id());
    String type = f.required("detail-type", Detail.TYPE, e.type());
    String source = f.required("source", Scalars.TEXT, e.source());
    String account = f.optional("account", Scalars.TEXT, e.account());
    Instant time = f.optional("time", Instants.ISO_SECONDS, e.time());
    String region = f.optional("region", Scalars.TEXT, e.region());
    List<String> resources = f.always("resources", Arns.TEXTS, e.resources(), List.of());
    boolean isOfScheduler = source.equals(EventBridgeSchedule.SCHEDULER);
    Body data = f.optional("detail", isOfScheduler ? Detail.TEXT : Detail.JSON, e.data());
    return new BusEvent(
        id, source, type, null, time, data, null, null, account, region, resources, Map.of(), meta);
  }
}
