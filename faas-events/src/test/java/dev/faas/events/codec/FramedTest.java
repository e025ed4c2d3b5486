package dev.faas.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Batch;
import dev.faas.Codec;
import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.Body;
import dev.faas.events.BusEvent;
import dev.faas.events.EventMeta;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.events.ScheduledEvent;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FramedTest {

  private static final class Message extends Shape<QueueMessage> {
    Message() {
      super(QueueMessage.of(""));
    }

    @Override
    protected QueueMessage fields(Fields f, QueueMessage m) throws IOException {
      EventMeta meta = f.meta("test", "message", m.meta());
      String id = f.required("id", Scalars.TEXT, m.id());
      return new QueueMessage(
          id,
          Body.empty(),
          null,
          m.attributes(),
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          meta);
    }
  }

  /** Messages under any name: {@code {"name": […], …}}, of which the first member counts. */
  private static final class Named extends Framed<QueueMessage, Batch<QueueMessage>> {
    private final JsonCodec<QueueMessage> message = new Message();

    Named() {
      super(true);
    }

    @Override
    public String expected() {
      return "an object";
    }

    private static String name(JsonValue wire) {
      return ((JsonObject) wire).members().keySet().iterator().next();
    }

    @Override
    protected List<JsonValue> split(String kind, JsonValue wire) {
      JsonObject object = (JsonObject) wire;
      return ((JsonArray) object.members().get(name(wire))).elements();
    }

    @Override
    protected JsonValue join(List<JsonValue> parts, @Nullable JsonValue frame) {
      JsonObject around = frame == null ? JsonObject.EMPTY : (JsonObject) frame;
      return around.with(frame == null ? "messages" : name(frame), new JsonArray(parts));
    }

    @Override
    protected JsonCodec<QueueMessage> reader(JsonValue part) {
      return message;
    }

    @Override
    protected JsonCodec<QueueMessage> writer(QueueMessage event, String kind) {
      assertThat(kind).isIn("", "message");
      return message;
    }
  }

  private static final Codec<Batch<QueueMessage>> CODEC = JsonFormat.codec("messages", new Named());
  private static final Payload WIRE =
      Payload.of("{\"mine\":[{\"id\":\"1\"},{\"id\":\"2\",\"y\":3}],\"other\":7}");

  @Test
  void wholeComesOutAsItWentIn() {
    assertThat(CODEC.encode(CODEC.decode(WIRE)).text()).isEqualTo(WIRE.text());
  }

  @Test
  void frameIsKeptWithEveryEvent() {
    QueueMessage second = CODEC.decode(WIRE).events().get(1);
    assertThat(CODEC.encode(QueueMessages.of(second.withId("9"))).text())
        .isEqualTo("{\"mine\":[{\"id\":\"9\",\"y\":3}],\"other\":7}");
  }

  @Test
  void builtEventsAndThoseOfAnotherCodecHaveNoFrame() {
    Codec<Batch<QueueMessage>> other = JsonFormat.codec("messages", new Named());
    assertThat(other.encode(CODEC.decode(WIRE)).text()).startsWith("{\"messages\":[");
    assertThat(CODEC.encode(QueueMessages.of(QueueMessage.of("x"))).text())
        .startsWith("{\"messages\":[");
  }

  @Test
  void wrongEventIsNamedByItsPlace() {
    assertThatThrownBy(() -> CODEC.decode(Payload.of("{\"a\":[{\"id\":\"1\"},{\"id\":true}]}")))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("$[1].id");
    assertThatThrownBy(() -> CODEC.decode(Payload.of("{\"a\":[]}")))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("at least one event");
  }

  @Test
  void batchesHaveTheIdsThatTheirEventsHave() {
    BusEvent bus = BusEvent.of("shop", "Placed", "{}").withId("7");
    ScheduledEvent scheduled = ScheduledEvent.builder().build();
    assertThat(Neutral.batch(List.of(bus)).items().get(0).id()).isEqualTo("7");
    assertThat(Neutral.batch(List.of(scheduled)).items().get(0).id())
        .isEqualTo("2026-01-01T12:00:00Z");
    assertThat(Neutral.meta("no event")).isSameAs(EventMeta.none());
  }
}
