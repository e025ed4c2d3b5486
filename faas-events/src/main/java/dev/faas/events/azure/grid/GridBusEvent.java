package dev.faas.events.azure.grid;

import dev.faas.events.Body;
import dev.faas.events.BusEvent;
import dev.faas.events.EventMeta;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.JsonBody;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An event in Event Grid's own schema: the topic is its source. */
final class GridBusEvent extends Shape<BusEvent> {

  private static final GridSchema OWN = GridSchema.OWN;

  static final BusEvent BLANK = new BusEvent(
      "", "", "", null, null, null, null, null, null, null, List.of(), Map.of(), EventMeta.none());

  GridBusEvent() {
    super(BLANK);
  }

  @Override
  protected BusEvent fields(Fields f, BusEvent e) throws IOException {
    EventMeta meta = OWN.meta(f, e.meta());
    String id = f.required("id", Scalars.TEXT, e.id());
    String topic = f.always("topic", Scalars.TEXT, e.source(), "");
    String subject = f.optional("subject", Scalars.TEXT, e.subject());
    String type = OWN.type(f, e.type());
    Instant time = OWN.time(f, e.time());
    Body data = f.optional("data", JsonBody.JSON, e.data());
    String version = f.optional("dataVersion", Scalars.TEXT, e.dataSchema());
    OWN.rest(f);
    return new BusEvent(
        id, topic, type, subject, time, data, null, version, null, null, List.of(), Map.of(), meta);
  }
}
