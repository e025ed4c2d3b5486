package dev.faas.events.aws;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.DecodeException;
import dev.faas.FunctionDefinition;
import dev.faas.FunctionFactory;
import dev.faas.Invocable;
import dev.faas.Payload;
import dev.faas.Type;
import dev.faas.events.EventFormat;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.QueueMessage;
import dev.faas.events.StorageEvent;
import dev.faas.events.StreamRecord;
import dev.faas.events.TableChange;
import dev.faas.events.codec.JsonFormat;
import dev.faas.events.codec.NoPartialAnswer;
import dev.faas.events.codec.RawFormat;
import dev.faas.events.json.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The door to the wire formats of AWS Lambda. All formats are safe for use by several threads. */
public final class AwsEvents {

  /** What {@link dev.faas.events.EventMeta#platform} says of events from AWS. */
  public static final String PLATFORM = "aws";

  private AwsEvents() {}

  private static final class Http {
    static final EventFormat<HttpRequest, HttpResponse> REST =
        new JsonFormat<>(RestRequest.KIND, new RestRequest(), new RestResponse());
    static final EventFormat<HttpRequest, HttpResponse> HTTP_API =
        new JsonFormat<>(HttpApiRequest.KIND, new HttpApiRequest(), new HttpApiResponse());
    static final EventFormat<HttpRequest, HttpResponse> EITHER = new HttpDialects(HTTP_API, REST);
  }

  private static final class Queue {
    static final EventFormat<Batch<QueueMessage>, BatchResponse> FORMAT =
        new JsonFormat<>(SqsMessage.KIND, new SqsBatch(), new BatchFailures());
  }

  private static final class Storage {
    static final EventFormat<Batch<StorageEvent>, BatchResponse> FORMAT =
        new JsonFormat<>(S3Record.KIND, new S3Batch(), new NoPartialAnswer(S3Record.KIND));
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
   * HTTP: payload formats 2.0, as HTTP APIs and function URLs send it, and 1.0, as REST APIs send it.
   * Which one it is, is read from the wire and answered in kind. A request that was built is sent in
   * format 2.0; {@link #rest} sends it in format 1.0. Facts: API Gateway developer guide, "Create AWS
   * Lambda proxy integrations for HTTP APIs" and "Lambda proxy integrations in API Gateway".
   */
  public static EventFormat<HttpRequest, HttpResponse> http() {
    return Http.EITHER;
  }

  /** HTTP as REST APIs send it: payload format 1.0 of API Gateway only. */
  public static EventFormat<HttpRequest, HttpResponse> rest() {
    return Http.REST;
  }

  /**
   * Queue: a batch of SQS messages, answered with the ids of the failed ones. Facts: Lambda developer
   * guide, "Using Lambda with Amazon SQS".
   */
  public static EventFormat<Batch<QueueMessage>, BatchResponse> queue() {
    return Queue.FORMAT;
  }

  /**
   * Storage: a batch of S3 events, in practice of one, answered with null. S3 cannot be told that an item
   * failed: encoding such an answer throws a {@link dev.faas.events.FailedItemsException}. The event with
   * which S3 tests a bucket's notifications is a batch of one: see {@link StorageEvent#isTest}. Facts: S3
   * user guide, "Event message structure".
   */
  public static EventFormat<Batch<StorageEvent>, BatchResponse> storage() {
    return Storage.FORMAT;
  }

  /**
   * Table: a batch of changes from one shard of a DynamoDB stream, answered with the sequence numbers of
   * the failed ones; DynamoDB delivers again from the lowest. Facts: Lambda developer guide, "Using Lambda
   * with Amazon DynamoDB".
   */
  public static EventFormat<Batch<TableChange>, BatchResponse> table() {
    return Table.FORMAT;
  }

  /**
   * Stream: a batch of records from one shard of a Kinesis stream, answered with the sequence numbers of
   * the failed ones; Kinesis delivers again from the lowest. Facts: Lambda developer guide, "Using Lambda
   * with Amazon Kinesis Data Streams".
   */
  public static EventFormat<Batch<StreamRecord>, BatchResponse> stream() {
    return Stream.FORMAT;
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
    if (fits(definition, Type.of(HttpRequest.class), Type.of(HttpResponse.class))) {
      return (EventFormat<I, O>) http();
    }
    if (fits(definition, Type.of(Payload.class), Type.of(Payload.class))) {
      return (EventFormat<I, O>) RawFormat.INSTANCE;
    }
    KnownItem item = KnownItem.ofBatch(definition.inputType());
    if (item != null && definition.outputType().rawClass() == BatchResponse.class) {
      return (EventFormat<I, O>) item.format();
    }
    throw new IllegalArgumentException(
        definition + " takes no event that AWS delivers whole. " + known());
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
   * The kind of an event of unknown type, told by its members: {@code sqs}, {@code apigw-v2}, {@code
   * s3} and so on; empty if it is none that AWS Lambda delivers. For tools; a function declares its
   * type.
   *
   * @throws DecodeException if it is no JSON
   */
  public static Optional<String> detect(Payload event) {
    return AwsKinds.of(JsonValue.parse(event.array()));
  }

  private static boolean fits(FunctionDefinition<?, ?> definition, Type<?> input, Type<?> output) {
    return definition.inputType().equals(input) && definition.outputType().equals(output);
  }

  private static String known() {
    return "Known are HttpRequest → HttpResponse, Payload → Payload, and, one by one or as a Batch → BatchResponse, "
        + KnownItem.names() + ". For another event give the function its EventFormat.";
  }
}
