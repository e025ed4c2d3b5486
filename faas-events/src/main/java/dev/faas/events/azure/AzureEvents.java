package dev.faas.events.azure;

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
import dev.faas.events.azure.host.Envelope;
import dev.faas.events.azure.host.HostEvents;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.JsonFormat;
import dev.faas.events.codec.RawFormat;
import dev.faas.events.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The door to the wire formats of Azure Functions: what the Functions host sends to a custom handler, and
 * the webhooks of Event Grid. The name that the user gave to a binding is kept. The host cannot be told
 * which events of a batch failed: encoding such an answer throws a {@link
 * dev.faas.events.FailedItemsException}. All formats are safe for use by several threads.
 */
public final class AzureEvents {

  /** What {@link dev.faas.events.EventMeta#platform} says of events from Azure. */
  public static final String PLATFORM = Envelope.PLATFORM;

  private AzureEvents() {}

  private static final class Http {
    static final JsonCodec<HttpRequest> REQUEST = request();
    static final EventFormat<HttpRequest, HttpResponse> FORMAT = answering("res");

    static EventFormat<HttpRequest, HttpResponse> answering(String binding) {
      return new JsonFormat<>(HttpTrigger.KIND, REQUEST, new HttpResponses(binding));
    }

    private static JsonCodec<HttpRequest> request() {
      HostEvents.Dialect<HttpRequest> http =
          new HostEvents.Dialect<>(HttpTrigger.KIND, new HttpTrigger(), List.of());
      return new HostEvents<>(false, "req", HostEvents.Form.OBJECT, http, http);
    }
  }

  @SuppressWarnings("unchecked") // each row makes the format of its item
  private static <E> EventFormat<Batch<E>, BatchResponse> of(KnownItem item) {
    return (EventFormat<Batch<E>, BatchResponse>) item.format();
  }

  /**
   * HTTP: the request of an HTTP trigger in the host's envelope, answered in the output binding {@code
   * res}. Where {@code enableForwardingHttpRequest} is on, the host forwards plain HTTP instead. The binding
   * carries text, one value for each header, and so one cookie: encoding another response throws an {@link
   * IllegalArgumentException}. Facts: Azure Functions documentation, "Azure Functions custom handlers".
   */
  public static EventFormat<HttpRequest, HttpResponse> http() {
    return Http.FORMAT;
  }

  /**
   * HTTP, like {@link #http()}.
   *
   * @param output the name of the output binding, such as {@code $return}
   */
  public static EventFormat<HttpRequest, HttpResponse> http(String output) {
    return Http.answering(output);
  }

  /**
   * Queue: the message of a storage queue, a batch of one; messages of Service Bus are read too. A message
   * that was built is sent as one of a storage queue; {@link #serviceBus} sends it as one of Service Bus.
   * Facts: Azure Functions documentation, "Azure Queue storage trigger".
   */
  public static EventFormat<Batch<QueueMessage>, BatchResponse> queue() {
    return of(KnownItem.QUEUE);
  }

  /**
   * Queue: messages of a Service Bus queue or subscription; those of a session are in one lane. Several that
   * were built are sent as a batch. Facts: Azure Functions documentation, "Azure Service Bus trigger".
   */
  public static EventFormat<Batch<QueueMessage>, BatchResponse> serviceBus() {
    return of(KnownItem.SERVICE_BUS);
  }

  /**
   * Storage: what happened to blobs, as Event Grid tells it in its own schema or as CloudEvents, in the
   * host's envelope or bare as a webhook gets it, and answered in kind. A webhook's {@link
   * SubscriptionValidation} is an event of the kind {@code OTHER} without a key. Facts: Azure Event Grid
   * documentation, "Azure Blob Storage as an Event Grid source".
   */
  public static EventFormat<Batch<StorageEvent>, BatchResponse> storage() {
    return of(KnownItem.STORAGE);
  }

  /**
   * Bus: events of Event Grid in either schema, like {@link #storage}. A webhook's {@link
   * SubscriptionValidation} that was handled without an error is answered with its code. Facts: Azure Event
   * Grid documentation, "Azure Event Grid event schema" and "CloudEvents v1.0 schema with Azure Event Grid".
   */
  public static EventFormat<Batch<BusEvent>, BatchResponse> bus() {
    return of(KnownItem.BUS);
  }

  /** Topic: events of Event Grid as messages, their data as the body; else like {@link #bus}. */
  public static EventFormat<Batch<TopicMessage>, BatchResponse> topic() {
    return of(KnownItem.TOPIC);
  }

  /**
   * Table: changes of a Cosmos DB container. In the feed's mode "latest version" these are items of which is
   * not told whether they are new, and no removals; the mode "all versions and deletes" is read too. A
   * removal that was built is sent in the latter, any other change in the former. Facts: Azure Cosmos DB
   * documentation, "Change feed modes in Azure Cosmos DB".
   */
  public static EventFormat<Batch<TableChange>, BatchResponse> table() {
    return of(KnownItem.TABLE);
  }

  /**
   * Stream: events of one partition of Event Hubs, of which several come at once unless the trigger's
   * cardinality is one. Facts: Azure Functions documentation, "Azure Event Hubs trigger".
   */
  public static EventFormat<Batch<StreamRecord>, BatchResponse> stream() {
    return of(KnownItem.STREAM);
  }

  /**
   * Schedule: the event of a timer, a batch of one. Facts: Azure Functions documentation, "Timer trigger
   * for Azure Functions".
   */
  public static EventFormat<Batch<ScheduledEvent>, BatchResponse> schedule() {
    return of(KnownItem.SCHEDULE);
  }

  /**
   * The format for a function that takes a whole event. What takes and returns a {@link Payload}, as raw
   * and streaming handlers do, gets and gives the bytes of any event.
   *
   * @throws IllegalArgumentException if no Azure event is decoded to what the function takes
   */
  @SuppressWarnings("unchecked")
  public static <I extends @Nullable Object, O extends @Nullable Object>
      EventFormat<I, O> formatFor(FunctionDefinition<I, O> definition) {
    if (fits(definition, HttpRequest.class, HttpResponse.class)) {
      return (EventFormat<I, O>) http();
    }
    if (fits(definition, AzureInvocation.class, AzureAnswer.class)) {
      return (EventFormat<I, O>) AzureInvocation.format();
    }
    if (fits(definition, Payload.class, Payload.class)) {
      return (EventFormat<I, O>) RawFormat.INSTANCE;
    }
    KnownItem item = KnownItem.ofBatch(definition.inputType());
    if (item != null && definition.outputType().rawClass() == BatchResponse.class) {
      return (EventFormat<I, O>) item.format();
    }
    throw new IllegalArgumentException(
        definition + " takes no event that Azure delivers whole. " + known());
  }

  /**
   * The format for a function that takes the single items of a batch.
   *
   * @throws IllegalArgumentException if no Azure event is a batch of what the function takes
   */
  @SuppressWarnings("unchecked")
  public static <E> EventFormat<Batch<E>, BatchResponse> batchFormatFor(
      FunctionDefinition<E, @Nullable Void> definition) {
    KnownItem item = KnownItem.of(definition.inputType());
    if (item != null) {
      return (EventFormat<Batch<E>, BatchResponse>) item.format();
    }
    throw new IllegalArgumentException(
        definition + " takes no item that Azure delivers. " + known());
  }

  /**
   * Makes a function's handler and binds it to the format of its event: what an adapter does in its
   * init phase.
   *
   * @throws IllegalArgumentException if no Azure event is what the function takes
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
   * What an event of unknown type is, told by its members: {@code service-bus}, {@code event-grid}, {@code
   * http} and so on, and {@code custom-handler} for any other invocation; empty if it is none that Azure
   * delivers. For tools; a function declares its type.
   *
   * @throws DecodeException if it is no JSON
   */
  public static Optional<Detected> detect(Payload event) {
    return AzureKinds.of(JsonValue.parse(event.array()));
  }

  private static boolean fits(
      FunctionDefinition<?, ?> definition, Class<?> input, Class<?> output) {
    return definition.inputType().equals(Type.of(input))
        && definition.outputType().equals(Type.of(output));
  }

  private static String known() {
    return "Known are HttpRequest → HttpResponse, AzureInvocation → AzureAnswer, Payload → Payload, and, one by "
        + "one or as a Batch → BatchResponse, " + KnownItem.names()
        + ". For another event give the function its EventFormat.";
  }
}
