package dev.faas.events.aws;

import dev.faas.events.Body;
import dev.faas.events.EventMeta;
import dev.faas.events.MessageAttribute;
import dev.faas.events.TopicMessage;
import dev.faas.events.codec.Base64Body;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Instants;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Maps;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as SNS writes it, in the record of an event, or alone where it goes on to a queue: a line for
 * each member. The two URLs of the signature, which are spelled differently in the two, are no components.
 */
final class SnsMessage extends Shape<TopicMessage> {

  static final String KIND = "sns";
  static final String ALONE = "sns-notification";

  private static final TopicMessage BLANK =
      new TopicMessage("", Body.empty(), null, Map.of(), null, null, null, null, EventMeta.none());

  private static final JsonCodec<Map<String, MessageAttribute>> ATTRIBUTES =
      Maps.of(new Attribute());
  private static final JsonValue VERSION = JsonValue.of("1.0");
  private static final JsonValue TYPE = JsonValue.of("Notification");

  private final boolean isAlone;

  SnsMessage(boolean isAlone) {
    super(BLANK);
    this.isAlone = isAlone;
  }

  @Override
  protected TopicMessage fields(Fields f, TopicMessage m) throws IOException {
    EventMeta meta = f.meta(AwsEvents.PLATFORM, isAlone ? ALONE : KIND, m.meta());
    if (isAlone) {
      return message(f, m, "URL", null, meta);
    }
    f.constant("EventSource", "aws:sns");
    f.usually("EventVersion", VERSION);
    String subscription = f.optional("EventSubscriptionArn", Scalars.TEXT, m.subscription());
    f.group("Sns");
    TopicMessage message = message(f, m, "Url", subscription, meta);
    f.end();
    return message;
  }

  private static TopicMessage message(
      Fields f, TopicMessage m, String url, @Nullable String subscription, EventMeta meta)
      throws IOException {
    f.usually("Type", TYPE);
    String id = f.required("MessageId", Scalars.TEXT, m.id());
    String topic = f.optional("TopicArn", Scalars.TEXT, m.topic());
    String subject = f.nullable("Subject", Scalars.TEXT, m.subject());
    String body = f.required("Message", Scalars.TEXT, m.body().wire());
    Instant publishedAt = f.optional("Timestamp", Instants.ISO, m.publishedAt());
    f.filler("SignatureVersion", JsonValue.of("1"));
    f.filler(
        "Signature", JsonValue.of("EXAMPLEpH+DcEwjAPg8O9mY8dReBSwksfg2S7WKQcikcNKWLQjwu6A4Vbe=="));
    f.filler(
        "SigningCert" + url,
        JsonValue.of("https://sns.us-east-1.amazonaws.com/SimpleNotificationService-example.pem"));
    f.filler(
        "Unsubscribe" + url,
        JsonValue.of("https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe"));
    Map<String, MessageAttribute> attributes =
        f.always("MessageAttributes", ATTRIBUTES, m.attributes(), Map.of());
    return new TopicMessage(
        id, Body.of(body), subject, attributes, topic, publishedAt, null, subscription, meta);
  }

  /** An attribute; only of type Binary is the value base64. */
  private static final class Attribute extends Shape<MessageAttribute> {
    Attribute() {
      super(new MessageAttribute.Text("String", ""));
    }

    @Override
    protected MessageAttribute fields(Fields f, MessageAttribute attribute) throws IOException {
      String type = f.required("Type", Scalars.TEXT, attribute.dataType());
      Body value = f.required("Value", Base64Body.BASE64, base64(attribute));
      return type.startsWith("Binary")
          ? new MessageAttribute.Binary(type, value)
          : new MessageAttribute.Text(type, value.wire());
    }

    /** Of a text its characters, which are written as they are. */
    private static Body base64(MessageAttribute attribute) {
      return attribute instanceof MessageAttribute.Binary binary
          ? binary.value()
          : Body.ofBase64(attribute.text());
    }
  }
}
