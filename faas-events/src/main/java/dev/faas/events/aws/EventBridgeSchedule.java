package dev.faas.events.aws;

import dev.faas.Batch;
import dev.faas.events.Body;
import dev.faas.events.EventMeta;
import dev.faas.events.ScheduledEvent;
import dev.faas.events.codec.Derivation;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.IsoSeconds;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.codec.Single;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The event of a rule's schedule or of EventBridge Scheduler: a line for each member. Which of the two
 * sent it, its account and its region follow from the schedule's ARN.
 */
final class EventBridgeSchedule extends Shape<ScheduledEvent> {

  static final String KIND = "eventbridge-scheduled";
  static final String SCHEDULER = "aws.scheduler";

  private static final JsonValue VERSION = JsonValue.of("0");
  private static final JsonCodec<String> TYPE = new ScheduledType();
  private static final JsonCodec<String> RESOURCES = new OnlyResource();
  private static final Derivation<String, String> SOURCE = new Source();
  private static final Derivation<String, String> ACCOUNT = new PartOfArn(4);
  private static final Derivation<String, String> REGION = new PartOfArn(3);
  private static final Body EMPTY = Body.of("{}");

  EventBridgeSchedule() {
    super(new ScheduledEvent("", "", null, null, EMPTY, EventMeta.none()));
  }

  @Override
  protected ScheduledEvent fields(Fields f, ScheduledEvent e) throws IOException {
    EventMeta meta = f.meta(AwsEvents.PLATFORM, KIND, e.meta());
    f.required("detail-type", TYPE, ScheduledType.TEXT);
    f.usually("version", VERSION);
    String id = f.optional("id", Scalars.TEXT, e.id());
    String written = e.schedule() == null ? "" : e.schedule();
    String resource = f.always("resources", RESOURCES, written, "");
    String schedule = resource.isEmpty() ? null : resource;
    f.derived("source", Scalars.TEXT, SOURCE, schedule);
    f.derived("account", Scalars.TEXT, ACCOUNT, schedule);
    Instant time = f.optional("time", IsoSeconds.ISO_SECONDS, e.time());
    f.derived("region", Scalars.TEXT, REGION, schedule);
    JsonCodec<Body> detail = Source.isScheduler(written) ? Detail.TEXT : Detail.JSON;
    Body payload = f.always("detail", detail, e.payload(), EMPTY);
    return new ScheduledEvent(id, schedule, time, null, payload, meta);
  }

  /** Events come one by one. */
  static final class Alone extends Single<ScheduledEvent> {
    Alone() {
      super(new EventBridgeSchedule());
    }

    @Override
    protected Batch<ScheduledEvent> batch(List<ScheduledEvent> events) {
      ScheduledEvent event = events.get(0);
      String id = event.id() == null ? "" : event.id();
      return new Batch<>(List.of(new Batch.Item<>(id, null, event)));
    }
  }

  /** What tells a scheduled event from others. */
  private static final class ScheduledType extends JsonCodec<String> {
    static final String TEXT = "Scheduled Event";

    @Override
    public String expected() {
      return "the text \"" + TEXT
          + "\" (a schedule with an input of its own sends that input alone, and"
          + " the function must take the type of the input)";
    }

    @Override
    public String read(WireReader in) throws IOException {
      String type = in.text();
      if (!type.equals(TEXT)) {
        throw in.failure(expected(), "the text \"" + type + '"');
      }
      return type;
    }

    @Override
    public void write(WireWriter out, String value) throws IOException {
      out.text(value);
    }
  }

  /** The schedule's ARN, alone in an array; further ones are kept. */
  private static final class OnlyResource extends JsonCodec<String> {
    @Override
    public String expected() {
      return "an array";
    }

    @Override
    public String read(WireReader in) throws IOException {
      in.startArray();
      JsonArray array = (JsonArray) in.value();
      List<JsonValue> all = array.elements();
      JsonValue first = all.isEmpty() ? JsonValue.of("") : all.get(0);
      if (!(first instanceof JsonValue.JsonString text)) {
        throw in.failure("the ARN of the schedule as a text in an array", "the array " + array);
      }
      if (all.size() != 1 || text.value().isEmpty() && !all.isEmpty()) {
        in.leave(array);
      }
      return text.value();
    }

    @Override
    public void write(WireWriter out, String value) throws IOException {
      out.startArray();
      if (!value.isEmpty()) {
        out.text(value);
      }
      out.endArray();
    }
  }

  private static final class Source extends Derivation<String, String> {
    @Override
    public String of(String schedule) {
      return isScheduler(schedule) ? SCHEDULER : "aws.events";
    }

    @Override
    public boolean isUsual(String schedule, String member) {
      return of(schedule).equals(member);
    }

    static boolean isScheduler(String schedule) {
      return schedule.startsWith("scheduler:", schedule.indexOf(':', 4) + 1);
    }
  }

  private static final class PartOfArn extends Derivation<String, String> {
    private final int index;

    PartOfArn(int index) {
      this.index = index;
    }

    @Override
    public @Nullable String of(String arn) {
      int from = 0;
      for (int i = 0; i < index; i++) {
        from = arn.indexOf(':', from) + 1;
        if (from == 0) {
          return null;
        }
      }
      int to = arn.indexOf(':', from);
      return to < 0 ? null : arn.substring(from, to);
    }

    @Override
    public boolean isUsual(String arn, String member) {
      return member.equals(of(arn));
    }
  }
}
