package dev.faas.events.aws;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.Payload;
import dev.faas.events.Body;
import dev.faas.events.EventFormat;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.events.StorageEvent;
import dev.faas.events.TopicMessage;
import dev.faas.events.TopicMessages;
import dev.faas.events.codec.JsonFormat;
import dev.faas.events.codec.NoPartialAnswer;
import java.util.List;

/** Storage events on every way on which they come: read from the wire, and answered in kind. */
final class StorageDialects implements EventFormat<Batch<StorageEvent>, BatchResponse> {

  private static final EventFormat<Batch<StorageEvent>, BatchResponse> DIRECT =
      new JsonFormat<>(S3Record.KIND, new S3Batch(), new NoPartialAnswer(S3Record.KIND));

  /** Loaded with the first event from EventBridge. */
  private static final class Bus {
    static final EventFormat<Batch<StorageEvent>, BatchResponse> FORMAT = new JsonFormat<>(
        S3Record.KIND, new S3BusEvent.Alone(), new NoPartialAnswer(S3BusEvent.KIND));
  }

  /** Loaded with the first event through SQS. */
  private static final class Queue extends CarriedStorage<QueueMessage> {
    static final EventFormat<Batch<StorageEvent>, BatchResponse> FORMAT = new Queue();

    Queue() {
      super(AwsEvents.queue(), QueueMessage.class, "].body");
    }

    @Override
    Body body(QueueMessage message) {
      return message.body();
    }

    @Override
    QueueMessage withBody(QueueMessage message, Body body) {
      return message.withBody(body);
    }

    @Override
    QueueMessage built(Body body) {
      return QueueMessage.of(body);
    }

    @Override
    Batch<QueueMessage> batch(List<QueueMessage> all) {
      return QueueMessages.batch(all);
    }
  }

  /** Loaded with the first event through SNS. */
  private static final class Topic extends CarriedStorage<TopicMessage> {
    static final EventFormat<Batch<StorageEvent>, BatchResponse> FORMAT = new Topic();

    Topic() {
      super(AwsEvents.topic(), TopicMessage.class, "].Sns.Message");
    }

    @Override
    Body body(TopicMessage message) {
      return message.body();
    }

    @Override
    TopicMessage withBody(TopicMessage message, Body body) {
      return message.withBody(body);
    }

    @Override
    TopicMessage built(Body body) {
      return TopicMessage.of(body);
    }

    @Override
    Batch<TopicMessage> batch(List<TopicMessage> all) {
      return TopicMessages.batch(all);
    }
  }

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
    return switch (StorageWay.of(event.array())) {
      case QUEUE -> Queue.FORMAT;
      case TOPIC -> Topic.FORMAT;
      case BUS -> Bus.FORMAT;
      case DIRECT, NOTIFICATION -> DIRECT;
    };
  }

  private static EventFormat<Batch<StorageEvent>, BatchResponse> spoken(Batch<StorageEvent> batch) {
    if (batch.items().isEmpty()) {
      return DIRECT;
    }
    StorageEvent first = batch.items().get(0).event();
    if (first.meta().kind().equals(S3BusEvent.KIND)) {
      return Bus.FORMAT;
    }
    Object message = CarriedStorage.message(first);
    return message == null ? DIRECT : message instanceof QueueMessage ? Queue.FORMAT : Topic.FORMAT;
  }
}
