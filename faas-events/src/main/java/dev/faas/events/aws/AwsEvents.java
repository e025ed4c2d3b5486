package dev.faas.events.aws;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.DecodeException;
import dev.faas.FunctionDefinition;
import dev.faas.FunctionFactory;
import dev.faas.Invocable;
import dev.faas.Payload;
import dev.faas.Type;
import dev.faas.events.BusEvent;
import dev.faas.events.Detected;
import dev.faas.events.EventFormat;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.QueueMessage;
import dev.faas.events.ScheduledEvent;
import dev.faas.events.StorageEvent;
import dev.faas.events.StreamRecord;
import dev.faas.events.TableChange;
import dev.faas.events.TopicMessage;
import dev.faas.events.Unwrapped;
import dev.faas.events.aws.http.HttpApiRequest;
import dev.faas.events.aws.http.RestRequest;
import dev.faas.events.codec.JsonFormat;
import dev.faas.events.codec.RawFormat;
import dev.faas.events.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The door to the wire formats of AWS Lambda. All formats are safe for use by several threads. */
public final class AwsEvents {

  /** What {@link dev.faas.events.EventMeta#platform} says of events from AWS. */
  public static final String PLATFORM = "aws";

  private AwsEvents() {}

  private static final class Http {
    static final EventFormat<HttpRequest, HttpResponse> ANY = new HttpDialects(HttpApiRequest.KIND);
    static final EventFormat<HttpRequest, HttpResponse> ALB = new HttpDialects(TargetRequest.ALB);
    static final EventFormat<HttpRequest, HttpResponse> LATTICE =
        new HttpDialects(TargetRequest.LATTICE);
  }

  private static final class Queue {
    static final EventFormat<Batch<QueueMessage>, BatchResponse> FORMAT =
        new JsonFormat<>(SqsMessage.KIND, new SqsBatch(), new BatchFailures());
  }

  private static final class Table {
    static final EventFormat<Batch<TableChange>, BatchResponse> FORMAT =
        new JsonFormat<>(DynamoDbRecord.KIND, new DynamoDbBatch(), new BatchFailures());
  }

  private static final class Stream {
    static final EventFormat<Batch<StreamRecord>, BatchResponse> FORMAT =
        new JsonFormat<>(KinesisRecord.KIND, new KinesisBatch(), new BatchFailures());
  }

  /**
   * HTTP: payload formats 2.0, as HTTP APIs and function URLs send it, and 1.0, as REST APIs send it; the
   * requests of load balancers and of VPC Lattice. Which one it is, is read from the wire and answered in
   * kind. A request that was built is sent in format 2.0; {@link #rest}, {@link #alb} and {@link #lattice}
   * send it otherwise. Facts: API Gateway developer guide, "Create AWS Lambda proxy integrations for HTTP
   * APIs" and "Lambda proxy integrations in API Gateway".
   */
  public static EventFormat<HttpRequest, HttpResponse> http() {
    return Http.ANY;
  }

  /** HTTP as REST APIs send it: payload format 1.0 of API Gateway only. */
  public static EventFormat<HttpRequest, HttpResponse> rest() {
    return HttpDialects.format(RestRequest.KIND);
  }

  /**
   * HTTP as Application Load Balancers send it. A request that was built is sent as a target group does
   * that gives one value of each header and parameter, or, if one of them is repeated, all values. The
   * service gives names of headers in lower case and the query as it was sent. A response is answered
   * with one value of each header or with all, like the request; see {@link #isHealthCheck} for health
   * checks. Facts: user guide for Application Load Balancers, "Use Lambda functions as targets of an
   * Application Load Balancer".
   */
  public static EventFormat<HttpRequest, HttpResponse> alb() {
    return Http.ALB;
  }

  /**
   * Whether a load balancer only wants to know if the function is well. A health check has no header but
   * {@code user-agent}, and is answered with the status that the target group calls healthy, usually 200.
   */
  public static boolean isHealthCheck(HttpRequest request) {
    String userAgent = request.userAgent();
    return userAgent != null && userAgent.startsWith("ELB-HealthChecker/");
  }

  /**
   * HTTP as VPC Lattice sends it, in both versions of its event structure; a request that was built is
   * sent in version 2.0. Who called stands in {@code request.meta().rest("requestContext", "identity")}.
   * Facts: VPC Lattice user guide, "Lambda functions as targets in VPC Lattice".
   */
  public static EventFormat<HttpRequest, HttpResponse> lattice() {
    return Http.LATTICE;
  }

  /**
   * Queue: a batch of SQS messages, answered with the ids of the failed ones; also as EventBridge Pipes
   * sends it, in an array alone. Facts: Lambda developer guide, "Using Lambda with Amazon SQS";
   * EventBridge user guide, "Amazon Simple Queue Service as a source".
   */
  public static EventFormat<Batch<QueueMessage>, BatchResponse> queue() {
    return Queue.FORMAT;
  }

  /**
   * Storage: a batch of S3 events, in practice of one, as S3 sends it directly, through SNS, SQS, or SNS
   * and SQS (raw or not), and through EventBridge. Which way it is, is read from the wire and answered in
   * kind: an SQS message is reported as failed if one of its events did; elsewhere AWS cannot be told that
   * an item failed, and encoding such an answer throws a {@link dev.faas.events.FailedItemsException}. An
   * event keeps what was around it, and {@link dev.faas.events.EventMeta#kind} tells the way, as in {@code
   * s3-in-sqs}. Events that were built are sent directly. The event with which S3 tests a bucket's
   * notifications is an event, too: see {@link StorageEvent#isTest}. Facts: S3 user guide, "Event message
   * structure" and "EventBridge event message structure".
   */
  public static EventFormat<Batch<StorageEvent>, BatchResponse> storage() {
    return StorageDialects.FORMAT;
  }

  /**
   * Table: a batch of changes from one shard of a DynamoDB stream, answered with the sequence numbers of
   * the failed ones; DynamoDB delivers again from the lowest. EventBridge Pipes sends it in an array alone,
   * and is answered with the event ids. Facts: Lambda developer guide, "Using Lambda with Amazon
   * DynamoDB"; EventBridge user guide, "Amazon EventBridge Pipes batching and concurrency".
   */
  public static EventFormat<Batch<TableChange>, BatchResponse> table() {
    return Table.FORMAT;
  }

  /**
   * Stream: a batch of records from one shard of a Kinesis stream, answered with the sequence numbers of
   * the failed ones; Kinesis delivers again from the lowest. EventBridge Pipes sends it in an array alone,
   * and is answered with the event ids. Facts: Lambda developer guide, "Using Lambda with Amazon Kinesis
   * Data Streams"; EventBridge user guide, "Amazon Kinesis stream as a source" and "Amazon EventBridge
   * Pipes batching and concurrency".
   */
  public static EventFormat<Batch<StreamRecord>, BatchResponse> stream() {
    return Stream.FORMAT;
  }

  /**
   * Topic: a batch of SNS messages, in practice of one, answered with null. SNS cannot be told that an item
   * failed: encoding such an answer throws a {@link dev.faas.events.FailedItemsException}. Facts: Lambda
   * developer guide, "Invoking Lambda functions with Amazon SNS notifications".
   */
  public static EventFormat<Batch<TopicMessage>, BatchResponse> topic() {
    return SnsBatch.FORMAT;
  }

  /**
   * Bus: an event of EventBridge, that of a schedule included, as a batch of one, answered with null.
   * EventBridge is told of a failure by a {@link dev.faas.events.FailedItemsException}. Facts: EventBridge
   * user guide, "AWS service event metadata".
   */
  public static EventFormat<Batch<BusEvent>, BatchResponse> bus() {
    return EventBridgeEvent.FORMAT;
  }

  /**
   * Schedule: an event of an EventBridge rule's schedule, or of EventBridge Scheduler, whose {@code
   * detail} is a text, as a batch of one, answered like {@link #bus}. A schedule with an input of its own
   * sends that input and no event. Facts: EventBridge user guide, "Creating a rule that runs on a
   * schedule"; Lambda developer guide, "Invoke a Lambda function on a schedule".
   */
  public static EventFormat<Batch<ScheduledEvent>, BatchResponse> schedule() {
    return EventBridgeSchedule.FORMAT;
  }

  /**
   * The type of the result that belongs to an event which a function takes whole: {@code HttpResponse} to
   * {@code HttpRequest}, {@code BatchResponse} to a batch, and so on; empty if AWS delivers no such event
   * whole. What is empty here has no {@link #formatFor}.
   */
  public static Optional<Type<?>> answerTo(Type<?> event) {
    Class<?> raw = event.rawClass();
    if (raw == HttpRequest.class) {
      return Optional.of(Type.of(HttpResponse.class));
    }
    if (raw == Payload.class) {
      return Optional.of(event);
    }
    if (KnownItem.ofBatch(event) != null) {
      return Optional.of(Type.of(BatchResponse.class));
    }
    return OwnEvents.format(event) == null
        ? Optional.empty()
        : Optional.of(Type.of(OwnEvents.answer(event)));
  }

  /**
   * The format for a function that takes a whole event. What takes and returns a {@link Payload}, as raw
   * and streaming handlers do, gets and gives the bytes of any event.
   *
   * @throws IllegalArgumentException if no AWS event is decoded to what the function takes
   */
  @SuppressWarnings("unchecked")
  public static <I extends @Nullable Object, O extends @Nullable Object>
      EventFormat<I, O> formatFor(FunctionDefinition<I, O> definition) {
    Type<?> event = definition.inputType();
    Type<?> answer = answerTo(event).orElse(null);
    if (answer != null && isAnswer(definition.outputType(), answer)) {
      return (EventFormat<I, O>) formatOf(event);
    }
    throw new IllegalArgumentException(definition + " takes no event that AWS delivers whole"
        + (answer == null ? ". " : ", and returns its answer, " + answer + ". ")
        + known());
  }

  /** Some answers are sealed types, of which a function may return one case only. */
  private static boolean isAnswer(Type<?> output, Type<?> answer) {
    return output.equals(answer)
        || (answer.rawClass().isSealed() && answer.rawClass().isAssignableFrom(output.rawClass()));
  }

  /** The format of an event that has an answer. */
  private static EventFormat<?, ?> formatOf(Type<?> event) {
    KnownItem item = KnownItem.ofBatch(event);
    if (item != null) {
      return item.format();
    }
    EventFormat<?, ?> own = OwnEvents.format(event);
    return own != null ? own : event.rawClass() == Payload.class ? RawFormat.INSTANCE : http();
  }

  /**
   * The format for a function that takes the single items of a batch.
   *
   * @throws IllegalArgumentException if no AWS event is a batch of what the function takes
   */
  @SuppressWarnings("unchecked")
  public static <E> EventFormat<Batch<E>, BatchResponse> batchFormatFor(
      FunctionDefinition<E, @Nullable Void> definition) {
    KnownItem item = KnownItem.of(definition.inputType());
    if (item != null) {
      return (EventFormat<Batch<E>, BatchResponse>) item.format();
    }
    throw new IllegalArgumentException(
        definition + " takes no item that AWS delivers in batches. " + known());
  }

  /**
   * Makes a function's handler and binds it to the format of its event: what an adapter does in its
   * init phase.
   *
   * @throws IllegalArgumentException if no AWS event is what the function takes
   * @throws Exception what the handler's constructor or the factory threw
   */
  @SuppressWarnings("unchecked")
  public static Invocable bind(FunctionDefinition<?, ?> definition, FunctionFactory.World world)
      throws Exception {
    if (takesItems(definition)) {
      FunctionDefinition<Object, @Nullable Void> each =
          (FunctionDefinition<Object, @Nullable Void>) definition;
      return Invocable.bindEach(each, batchFormatFor(each), world);
    }
    return bindWhole(definition, world);
  }

  private static <I, O> Invocable bindWhole(
      FunctionDefinition<I, O> definition, FunctionFactory.World world) throws Exception {
    return Invocable.bind(definition, formatFor(definition), world);
  }

  /** Whether a function takes the single items of a batch, as {@code QueueHandler}s do. */
  public static boolean takesItems(FunctionDefinition<?, ?> definition) {
    return definition.outputType().rawClass() == Void.class
        && KnownItem.of(definition.inputType()) != null;
  }

  /**
   * What an event of unknown type is, told by its members: its {@link Detected#kind} is {@code sqs},
   * {@code apigw-v2}, {@code s3} and so on; empty if it is none that AWS Lambda delivers. For tools; a
   * function declares its type.
   *
   * @throws DecodeException if it is no JSON
   */
  public static Optional<Detected> detect(Payload event) {
    return AwsKinds.of(JsonValue.parse(event.array()));
  }

  /**
   * The events that an event only carries: of S3, EventBridge or SNS in the messages of SQS and SNS, the
   * records of EventBridge Pipes, the record of an invocation on a bus. A message whose text is no event
   * of a service stays what it is, in an event of its own where others were peeled.
   *
   * @return at least one; the event itself if it carries no other
   * @throws DecodeException if it is no JSON
   */
  public static List<Unwrapped> unwrap(Payload event) {
    return AwsLayers.unwrap(event);
  }

  private static String known() {
    return "Known are HttpRequest → HttpResponse, Payload → Payload, and, one by one or as a Batch → BatchResponse, "
        + KnownItem.names() + ". For another event give the function its EventFormat.";
  }
}
