package dev.faas.invoker.forked.rehearsal;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.Context;
import dev.faas.FunctionFactory;
import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.events.StorageEvent;
import dev.faas.events.StorageEvents;
import dev.faas.events.StreamRecord;
import dev.faas.events.StreamRecords;
import dev.faas.events.TableChange;
import dev.faas.events.TableChanges;
import dev.faas.events.Value;
import dev.faas.events.aws.AwsEvents;
import dev.faas.invoker.handler.HandlerString;
import java.util.List;
import java.util.Map;

/**
 * A handler that handles an event of each kind, in the handler's methods and through the runtime's own
 * binding, so that a process that runs it loads what the functions of users will need.
 */
public final class Rehearsal implements HttpHandler {

  private static final String JACKSON_2 = "com.fasterxml.jackson.databind.ObjectMapper";
  private static final String JACKSON_3 = "tools.jackson.databind.ObjectMapper";

  /** The event that this handler is invoked with. */
  public static Payload event() {
    return AwsEvents.http().encodeEvent(HttpRequest.get("/rehearsal"));
  }

  /** Handles the other kinds of events. */
  @Override
  public HttpResponse handle(HttpRequest request, Context context) throws Exception {
    Value key = Value.of("1");
    rehearse("bytes", Payload.of("{}"), context);
    rehearse("queue", AwsEvents.queue(), QueueMessages.of("one"), context);
    rehearse("storage", AwsEvents.storage(), StorageEvents.of("one.jpg"), context);
    rehearse(
        "table",
        AwsEvents.table(),
        TableChanges.of(TableChange.inserted(Map.of("id", key), Map.of("id", key))),
        context);
    rehearse("stream", AwsEvents.stream(), StreamRecords.of("one"), context);
    if (isThere(JACKSON_2) || isThere(JACKSON_3)) {
      rehearse(
          "order",
          Payload.of("{\"id\":\"1\",\"lines\":[{\"article\":\"a\",\"pieces\":2,\"price\":1.5}]}"),
          context);
    }
    return HttpResponse.ok(request.path());
  }

  private static boolean isThere(String className) {
    return Rehearsal.class.getClassLoader().getResource(className.replace('.', '/') + ".class")
        != null;
  }

  private static <E> void rehearse(
      String method, EventFormat<E, ?> format, E event, Context context) throws Exception {
    rehearse(method, format.encodeEvent(event), context);
  }

  private static void rehearse(String method, Payload event, Context context) throws Exception {
    FunctionFactory.World world = new FunctionFactory.World(
        context.function(), context.environmentVariables(), context.clock());
    HandlerString.parse(Rehearsal.class.getName() + "::" + method)
        .createdBy(FunctionFactory.standard())
        .bind(Rehearsal.class.getClassLoader(), world, System.err::println)
        .invoke(event, context);
  }

  /** Answers with the event. */
  public Payload bytes(Payload event) {
    return event;
  }

  /** Takes messages. */
  public BatchResponse queue(Batch<QueueMessage> messages) {
    return accepted(messages);
  }

  /** Takes what happened to objects. */
  public BatchResponse storage(Batch<StorageEvent> events) {
    return accepted(events);
  }

  /** Takes changes of a table. */
  public BatchResponse table(Batch<TableChange> changes) {
    return accepted(changes);
  }

  /** Takes records. */
  public BatchResponse stream(Batch<StreamRecord> records) {
    return accepted(records);
  }

  /** Sums up an order. */
  public Receipt order(Order order) {
    return new Receipt(
        order.id(),
        order.lines().stream().mapToDouble(line -> line.pieces() * line.price()).sum());
  }

  private static BatchResponse accepted(Batch<?> batch) {
    if (batch.items().isEmpty()) {
      throw new IllegalStateException("the event was not decoded");
    }
    return new BatchResponse(List.of());
  }

  /** A payload of a user's own. */
  public record Order(String id, List<Line> lines) {

    /** A line of it. */
    public record Line(String article, int pieces, double price) {}
  }

  /** An answer of a user's own. */
  public record Receipt(String id, double total) {}
}
