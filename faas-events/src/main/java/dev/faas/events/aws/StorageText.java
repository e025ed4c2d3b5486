package dev.faas.events.aws;

import dev.faas.Batch;
import dev.faas.Codec;
import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.Body;
import dev.faas.events.StorageEvent;
import dev.faas.events.StorageEvents;
import dev.faas.events.TopicMessage;
import dev.faas.events.codec.JsonFormat;
import java.util.List;

/** The text of a message that carries storage events: S3's own event, EventBridge's, or SNS's around one. */
final class StorageText {

  private static final Codec<Batch<StorageEvent>> DIRECT =
      JsonFormat.codec(S3Record.KIND, new S3Batch());
  private static final Codec<Batch<StorageEvent>> BUS =
      JsonFormat.codec(S3Record.KIND, new S3BusEvent.Alone());
  private static final Codec<TopicMessage> NOTIFICATION =
      JsonFormat.codec(S3Record.KIND, new SnsNotification());

  private StorageText() {}

  /**
   * The events that a message carries, at least one.
   *
   * @param path where the text stands, for errors
   */
  static List<StorageEvent> read(String text, String path) {
    TopicMessage notification = null;
    try {
      Payload json = Payload.of(text);
      switch (StorageWay.of(json.array())) {
        case BUS -> {
          return BUS.decode(json).events();
        }
        case NOTIFICATION -> notification = NOTIFICATION.decode(json);
        default -> {
          return notEmpty(DIRECT.decode(json).events());
        }
      }
    } catch (DecodeException inside) {
      throw new DecodeException(
          inside.kind(),
          path + inside.path().substring(1),
          inside.expected(),
          inside.found(),
          inside);
    }
    return read(notification.text(), path + ".Message");
  }

  private static List<StorageEvent> notEmpty(List<StorageEvent> events) {
    if (events.isEmpty()) {
      throw new DecodeException(
          S3Record.KIND, "$.Records", "at least one record in a message", "none", null);
    }
    return events;
  }

  /** S3's own event. */
  static String write(List<StorageEvent> events) {
    return DIRECT.encode(StorageEvents.batch(events)).text();
  }

  /** The text with other events in the place of those that it carried. */
  static String write(String text, List<StorageEvent> events) {
    Payload json = Payload.of(text);
    return switch (StorageWay.of(json.array())) {
      case BUS -> BUS.encode(StorageEvents.batch(events)).text();
      case NOTIFICATION -> {
        TopicMessage around = NOTIFICATION.decode(json);
        Body inner = Body.of(write(around.text(), events));
        yield NOTIFICATION.encode(around.withBody(inner)).text();
      }
      default -> write(events);
    };
  }
}
