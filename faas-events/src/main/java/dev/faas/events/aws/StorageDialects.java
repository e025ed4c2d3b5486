package dev.faas.events.aws;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.events.StorageEvent;
import dev.faas.events.codec.JsonFormat;
import dev.faas.events.codec.NoPartialAnswer;
import dev.faas.events.json.JsonValue;
import java.nio.charset.StandardCharsets;

/** Storage events on every way on which they come: read from the wire, and answered in kind. */
final class StorageDialects implements EventFormat<Batch<StorageEvent>, BatchResponse> {

  static final EventFormat<Batch<StorageEvent>, BatchResponse> FORMAT = new StorageDialects();

  private static final EventFormat<Batch<StorageEvent>, BatchResponse> DIRECT =
      new JsonFormat<>(S3Record.KIND, new S3Batch(), new NoPartialAnswer(S3Record.KIND));

  private static final byte[] DIRECT_START =
      "{\"Records\":[{\"eventVersion\"".getBytes(StandardCharsets.US_ASCII);

  private StorageDialects() {}

  @Override
  public String kind() {
    return S3Record.KIND;
  }

  @Override
  public boolean isJson() {
    return true;
  }

  @Override
  public Batch<StorageEvent> decode(Payload in) {
    return spoken(in).decode(in);
  }

  @Override
  public Payload encode(BatchResponse result, Batch<StorageEvent> event) {
    return spoken(event).encode(result, event);
  }

  @Override
  public Payload encodeEvent(Batch<StorageEvent> event) {
    return spoken(event).encodeEvent(event);
  }

  @Override
  public BatchResponse decodeResult(Payload result, Payload event) {
    return spoken(event).decodeResult(result, event);
  }

  private static EventFormat<Batch<StorageEvent>, BatchResponse> spoken(Payload event) {
    String kind = kind(event);
    return kind.equals(SqsMessage.KIND)
        ? CarriedStorage.QUEUE
        : kind.equals(SnsMessage.KIND) ? CarriedStorage.TOPIC : uncarried(kind);
  }

  /** The format of an event that no other carries: S3's own, or EventBridge's. */
  static EventFormat<Batch<StorageEvent>, BatchResponse> uncarried(Payload event) {
    return uncarried(kind(event));
  }

  private static EventFormat<Batch<StorageEvent>, BatchResponse> uncarried(String kind) {
    return kind.equals(EventBridgeEvent.KIND) ? S3BusEvent.FORMAT : DIRECT;
  }

  private static EventFormat<Batch<StorageEvent>, BatchResponse> spoken(Batch<StorageEvent> batch) {
    if (batch.items().isEmpty()) {
      return DIRECT;
    }
    StorageEvent first = batch.items().get(0).event();
    String kind = first.meta().kind();
    return CarriedStorage.message(first) == null
        ? kind.equals(S3BusEvent.KIND) ? S3BusEvent.FORMAT : DIRECT
        : kind.endsWith(SqsMessage.KIND) ? CarriedStorage.QUEUE : CarriedStorage.TOPIC;
  }

  /** The kind of an event; empty if it is none, and S3's format says what should stand there. */
  static String kind(Payload event) {
    if (startsDirect(event.array())) {
      return S3Record.KIND;
    }
    try {
      return AwsKinds.kind(JsonValue.parse(event.array()));
    } catch (DecodeException noJson) {
      return "";
    }
  }

  /** What the service sends begins with the version: no need to look further. */
  private static boolean startsDirect(byte[] json) {
    int at = 0;
    for (int i = 0; i < json.length && at < DIRECT_START.length; i++) {
      byte c = json[i];
      if (c == DIRECT_START[at]) {
        at++;
      } else if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return false;
      }
    }
    return true;
  }
}
