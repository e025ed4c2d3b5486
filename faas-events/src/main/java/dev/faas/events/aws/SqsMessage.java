package dev.faas.events.aws;

import dev.faas.events.Body;
import dev.faas.events.EventMeta;
import dev.faas.events.MessageAttribute;
import dev.faas.events.QueueMessage;
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

/** The record of an SQS event: a line for each member, in the order of the wire. */
final class SqsMessage extends Shape<QueueMessage> {

  static final String KIND = "sqs";

  private static final JsonCodec<Map<String, MessageAttribute>> ATTRIBUTES =
      Maps.of(new SqsMessageAttribute());
  private static final Md5OfBody MD5 = new Md5OfBody();
  private static final QueueMessage BLANK = new QueueMessage(
      "",
      Body.empty(),
      null,
      Map.of(),
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      EventMeta.none());

  SqsMessage() {
    super(BLANK);
  }

  @Override
  protected QueueMessage fields(Fields f, QueueMessage m) throws IOException {
    EventMeta meta = f.meta(AwsEvents.PLATFORM, KIND, m.meta());
    String id = f.required("messageId", Scalars.TEXT, m.id());
    String receipt = f.optional("receiptHandle", Scalars.TEXT, m.receipt());
    String body = f.always("body", Scalars.TEXT, m.body().wire(), "");
    f.group("attributes");
    Integer receiveCount =
        f.optional("ApproximateReceiveCount", Scalars.INT_TEXT, m.receiveCount());
    Instant sentAt = f.optional("SentTimestamp", Instants.EPOCH_MILLIS_TEXT, m.sentAt());
    String sequence = f.optional("SequenceNumber", Scalars.TEXT, m.sequenceNumber());
    String group = f.optional("MessageGroupId", Scalars.TEXT, m.groupId());
    String sender = f.optional("SenderId", Scalars.TEXT, m.senderId());
    String deduplication = f.optional("MessageDeduplicationId", Scalars.TEXT, m.deduplicationId());
    Instant firstReceivedAt = f.optional(
        "ApproximateFirstReceiveTimestamp", Instants.EPOCH_MILLIS_TEXT, m.firstReceivedAt());
    f.end();
    Map<String, MessageAttribute> attributes =
        f.always("messageAttributes", ATTRIBUTES, m.attributes(), Map.of());
    f.derived("md5OfBody", Scalars.TEXT, MD5, body);
    f.constant("eventSource", "aws:sqs");
    String queue = f.optional("eventSourceARN", Scalars.TEXT, m.queue());
    f.filler("awsRegion", JsonValue.of("us-east-1"));
    return new QueueMessage(
        id,
        Body.of(body),
        receipt,
        attributes,
        receiveCount,
        sentAt,
        firstReceivedAt,
        sender,
        group,
        deduplication,
        sequence,
        queue,
        meta);
  }
}
