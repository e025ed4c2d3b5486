package dev.faas.events.aws;

import dev.faas.Batch;
import dev.faas.events.Body;
import dev.faas.events.BusEvent;
import dev.faas.events.EventMeta;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.IsoSeconds;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Lists;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.codec.Single;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An event of EventBridge, that of a schedule included: a line for each member. */
final class EventBridgeEvent extends Shape<BusEvent> {

  static final String KIND = "eventbridge";

  private static final JsonValue VERSION = JsonValue.of("0");
  private static final JsonCodec<List<String>> TEXTS = Lists.of(Scalars.TEXT);

  EventBridgeEvent() {
    super(BusEvent.of("", "", "{}"));
  }

  @Override
  protected BusEvent fields(Fields f, BusEvent e) throws IOException {
    EventMeta meta = f.meta(AwsEvents.PLATFORM, KIND, e.meta());
    f.usually("version", VERSION);
    String id = f.required("id", Scalars.TEXT, e.id());
    String type = f.required("detail-type", DetailType.TYPE, e.type());
    String source = f.required("source", Scalars.TEXT, e.source());
    String account = f.optional("account", Scalars.TEXT, e.account());
    Instant time = f.optional("time", IsoSeconds.ISO_SECONDS, e.time());
    String region = f.optional("region", Scalars.TEXT, e.region());
    List<String> resources = f.always("resources", TEXTS, e.resources(), List.of());
    boolean isOfScheduler = source.equals(EventBridgeSchedule.SCHEDULER);
    Body data = f.optional("detail", isOfScheduler ? Detail.TEXT : Detail.JSON, e.data());
    return new BusEvent(
        id, source, type, null, time, data, null, null, account, region, resources, Map.of(), meta);
  }

  /** Events come one by one. */
  static final class Alone extends Single<BusEvent> {
    Alone() {
      super(new EventBridgeEvent());
    }

    @Override
    protected Batch<BusEvent> batch(List<BusEvent> events) {
      BusEvent event = events.get(0);
      return new Batch<>(List.of(new Batch.Item<>(event.id(), null, event)));
    }
  }
}
