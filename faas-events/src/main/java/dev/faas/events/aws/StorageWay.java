package dev.faas.events.aws;

import dev.faas.events.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The ways on which an event of S3 comes, told apart by the first member that only one of them has. */
enum StorageWay {
  /** S3's own event; also whatever is none of the others. */
  DIRECT,
  /** A batch of SQS messages. */
  QUEUE,
  /** A batch of SNS messages. */
  TOPIC,
  /** An SNS message that went on to a queue. */
  NOTIFICATION,
  /** An event of EventBridge. */
  BUS;

  private static final byte[] DIRECT_START =
      "{\"Records\":[{\"eventVersion\"".getBytes(StandardCharsets.US_ASCII);

  /**
   * The way of this event.
   *
   * @throws dev.faas.DecodeException if it is no JSON
   */
  static StorageWay of(byte[] json) {
    if (json.length == 0 || startsDirect(json)) {
      return DIRECT;
    }
    JsonReader in = new JsonReader(S3Record.KIND, json);
    try {
      return in.isArray() ? ofRecords(in) : in.isObject() ? ofMembers(in) : DIRECT;
    } catch (IOException broken) {
      throw in.broken(broken);
    }
  }

  /** What the service sends begins with the version: no need to look further. */
  private static boolean startsDirect(byte[] json) {
    int at = 0;
    for (int i = 0; i < json.length; i++) {
      byte c = json[i];
      if (c == DIRECT_START[at]) {
        at++;
        if (at == DIRECT_START.length) {
          return true;
        }
      } else if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return false;
      }
    }
    return false;
  }

  private static StorageWay ofMembers(JsonReader in) throws IOException {
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      switch (name) {
        case "Records" -> {
          return in.isArray() ? ofRecords(in) : DIRECT;
        }
        case "detail-type", "detail" -> {
          return BUS;
        }
        case "Type", "Message", "TopicArn", "SignatureVersion" -> {
          return NOTIFICATION;
        }
        default -> in.skip();
      }
    }
    return DIRECT;
  }

  private static StorageWay ofRecords(JsonReader in) throws IOException {
    if (!in.nextElement() || !in.isObject()) {
      return DIRECT;
    }
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      switch (name) {
        case "messageId", "receiptHandle", "body", "md5OfBody" -> {
          return QUEUE;
        }
        case "Sns", "EventSource", "EventVersion", "EventSubscriptionArn" -> {
          return TOPIC;
        }
        case "eventSource" -> {
          return in.isText() && in.text().equals("aws:sqs") ? QUEUE : DIRECT;
        }
        case "s3", "eventVersion", "eventName" -> {
          return DIRECT;
        }
        default -> in.skip();
      }
    }
    return DIRECT;
  }
}
