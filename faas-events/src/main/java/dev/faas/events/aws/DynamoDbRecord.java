package dev.faas.events.aws;

import dev.faas.events.EventMeta;
import dev.faas.events.TableChange;
import dev.faas.events.TableChange.Change;
import dev.faas.events.Value;
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

/** The record of a DynamoDB stream: a line for each member, in the order of the wire. */
final class DynamoDbRecord extends Shape<TableChange> {

  static final String KIND = "dynamodb";

  private static final JsonCodec<Map<String, Value>> ITEM = Maps.of(AttributeValue.VALUE);
  private static final TableChange BLANK = new TableChange(
      Change.UNKNOWN,
      Map.of(),
      null,
      null,
      "",
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      EventMeta.none());

  DynamoDbRecord() {
    super(BLANK);
  }

  @Override
  protected TableChange fields(Fields f, TableChange c) throws IOException {
    EventMeta meta = f.meta(AwsEvents.PLATFORM, KIND, c.meta());
    String id = f.optional("eventID", Scalars.TEXT, c.eventId());
    Change change = f.unless(Change.UNKNOWN, "eventName", ChangeName.NAME, c.change());
    f.filler("eventVersion", JsonValue.of("1.1"));
    f.constant("eventSource", "aws:dynamodb");
    f.filler("awsRegion", JsonValue.of("us-east-1"));
    f.group("dynamodb");
    Instant time = f.optional("ApproximateCreationDateTime", Instants.EPOCH_SECONDS, c.time());
    Map<String, Value> keys = f.required("Keys", ITEM, c.keys());
    Map<String, Value> newImage = f.optional("NewImage", ITEM, c.newImage());
    Map<String, Value> oldImage = f.optional("OldImage", ITEM, c.oldImage());
    String number = c.sequenceNumber();
    String sequence = f.required("SequenceNumber", Scalars.TEXT, number == null ? "" : number);
    Long size = f.optional("SizeBytes", Scalars.LONG, c.size());
    String view = f.optional("StreamViewType", Scalars.TEXT, c.viewType());
    f.end();
    f.group("userIdentity");
    String principalType = f.optional("type", Scalars.TEXT, c.principalType());
    String principal = f.optional("principalId", Scalars.TEXT, c.principal());
    f.end();
    String table = f.optional("eventSourceARN", Scalars.TEXT, c.table());
    return new TableChange(
        change,
        keys,
        newImage,
        oldImage,
        sequence,
        time,
        view,
        size,
        table,
        principalType,
        principal,
        id,
        meta);
  }
}
