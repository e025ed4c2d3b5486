package dev.faas.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Codec;
import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.EventMeta;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FramedTest {

  record Point(int x, EventMeta meta) {}

  private static final class PointShape extends Shape<Point> {
    PointShape() {
      super(new Point(0, EventMeta.none()));
    }

    @Override
    protected Point fields(Fields f, Point point) throws IOException {
      EventMeta meta = f.meta("test", "point", point.meta());
      return new Point(f.required("x", Scalars.INT, point.x()), meta);
    }
  }

  /** Points under any name: {@code {"name": […], …}}, of which the first member counts. */
  private static final class Named extends Framed<Point, List<Point>> {
    private final JsonCodec<Point> point = new PointShape();

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
      return around.with(frame == null ? "points" : name(frame), new JsonArray(parts));
    }

    @Override
    protected JsonCodec<Point> reader(JsonValue part) {
      return point;
    }

    @Override
    protected JsonCodec<Point> writer(Point event) {
      return point;
    }

    @Override
    protected EventMeta meta(Point event) {
      return event.meta();
    }

    @Override
    protected List<Point> whole(List<Point> events) {
      return events;
    }

    @Override
    protected List<Point> events(List<Point> whole) {
      return whole;
    }
  }

  private static final Codec<List<Point>> CODEC = JsonFormat.codec("points", new Named());
  private static final Payload WIRE =
      Payload.of("{\"mine\":[{\"x\":1},{\"x\":2,\"y\":3}],\"other\":7}");

  @Test
  void wholeComesOutAsItWentIn() {
    assertThat(CODEC.encode(CODEC.decode(WIRE)).text()).isEqualTo(WIRE.text());
  }

  @Test
  void frameIsKeptWithEveryEvent() {
    Point second = CODEC.decode(WIRE).get(1);
    assertThat(CODEC.encode(List.of(new Point(9, second.meta()))).text())
        .isEqualTo("{\"mine\":[{\"x\":9,\"y\":3}],\"other\":7}");
  }

  @Test
  void eventsOfAnotherCodecHaveNoFrameHere() {
    Codec<List<Point>> other = JsonFormat.codec("points", new Named());
    assertThat(other.encode(CODEC.decode(WIRE)).text()).startsWith("{\"points\":[");
  }

  @Test
  void wrongEventIsNamedByItsPlace() {
    assertThatThrownBy(() -> CODEC.decode(Payload.of("{\"a\":[{\"x\":1},{\"x\":true}]}")))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("$[1].x");
    assertThatThrownBy(() -> CODEC.decode(Payload.of("{\"a\":[]}")))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("at least one event");
  }
}
