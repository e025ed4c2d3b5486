package dev.faas.events.aws;

import dev.faas.events.EventMeta;
import dev.faas.events.TopicMessage;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonValue;
import java.io.IOException;

/** The record of an SNS event: the message, and the subscription by which it came. */
final class SnsRecord extends Shape<TopicMessage> {

  static final String KIND = "sns";

  private static final JsonValue VERSION = JsonValue.of("1.0");

  SnsRecord() {
    super(SnsNotification.BLANK);
  }

  @Override
  protected TopicMessage fields(Fields f, TopicMessage m) throws IOException {
    EventMeta meta = f.meta(AwsEvents.PLATFORM, KIND, m.meta());
    f.constant("EventSource", "aws:sns");
    f.usually("EventVersion", VERSION);
    String subscription = f.optional("EventSubscriptionArn", Scalars.TEXT, m.subscription());
    f.group("Sns");
    TopicMessage message = SnsNotification.notification(f, m, "Url", subscription, meta);
    f.end();
    return message;
  }
}
