package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.Payload;
import dev.faas.Type;
import dev.faas.events.Body;
import dev.faas.events.BusEvent;
import dev.faas.events.BusHandler;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.QueueHandler;
import dev.faas.events.QueueMessage;
import dev.faas.events.ScheduleHandler;
import dev.faas.events.ScheduledEvent;
import dev.faas.events.TopicHandler;
import dev.faas.events.TopicMessage;
import dev.faas.events.TopicMessages;
import dev.faas.events.aws.InvocationRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Without a format of its own a function gets the events of AWS, under the name of its class. */
class AwsFormatTest extends InvokerTest {

  /** Greets. */
  public static final class Greeting implements HttpHandler {
    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      return HttpResponse.ok("Hello " + request.path());
    }
  }

  /** Fails on poison. */
  public static final class Mails implements QueueHandler {
    @Override
    public void on(QueueMessage message, Context context) {
      if (message.body().text().equals("poison")) {
        throw new IllegalArgumentException("bad mail");
      }
    }
  }

  @Test
  void aTypedHandlerIsInvokedWithEventsOfAws() {
    LocalFunction<HttpRequest, HttpResponse> greeting =
        invoker.deploy(FunctionDefinition.of(Greeting.class));

    Outcome<HttpResponse> outcome = greeting.invoke(HttpRequest.get("/ann"));

    assertThat(returned(outcome).result().status()).isEqualTo(200);
    assertThat(outcome.payload().text()).contains("Hello /ann");
    assertThat(greeting.settings().name()).isEqualTo("Greeting");
  }

  @Test
  void aHandlerOfSingleMessagesIsInvokedWithABatchOfAws() {
    LocalFunction<Batch<QueueMessage>, BatchResponse> mails =
        invoker.deployEach(FunctionDefinition.of(Mails.class));
    Batch<QueueMessage> batch = new Batch<>(List.of(item("1", "hello"), item("2", "poison")));

    Outcome<BatchResponse> outcome = mails.invoke(batch);

    assertThat(returned(outcome).result().failedIds()).hasSize(1);
    assertThat(mails.settings().name()).isEqualTo("Mails");
  }

  /** Tells what came, and fails on poison. */
  public static final class Topics implements TopicHandler {
    @Override
    public void on(TopicMessage message, Context context) {
      context.logger().info("topic {}", message.text());
      if (message.text().equals("poison")) {
        throw new IllegalArgumentException("bad message");
      }
    }
  }

  /** Tells what came. */
  public static final class Buses implements BusHandler {
    @Override
    public void on(BusEvent event, Context context) {
      context.logger().info("bus {} {}", event.type(), event.text());
    }
  }

  /** Tells what came. */
  public static final class Schedules implements ScheduleHandler {
    @Override
    public void on(ScheduledEvent event, Context context) {
      context.logger().info("schedule {}", event.scheduleName());
    }
  }

  @Test
  void handlersOfTopicsBusesAndSchedulesAreInvokedWithEventsOfAws() {
    Outcome<BatchResponse> topic =
        invoker.deployEach(FunctionDefinition.of(Topics.class)).invoke(TopicMessages.of("hello"));
    Outcome<BatchResponse> bus = invoker
        .deployEach(FunctionDefinition.of(Buses.class))
        .invoke(one(BusEvent.of("shop", "Order Placed", "{\"id\":7}")));
    LocalFunction<Batch<ScheduledEvent>, BatchResponse> schedules =
        invoker.deployEach(FunctionDefinition.of(Schedules.class));
    Outcome<BatchResponse> schedule =
        schedules.invoke(one(ScheduledEvent.builder().build()));

    assertThat(returned(topic).payload().text()).isEqualTo("null");
    assertThat(logs(topic)).contains("topic hello");
    assertThat(returned(bus).result()).isEqualTo(BatchResponse.success());
    assertThat(logs(bus)).contains("bus Order Placed {\"id\":7}");
    assertThat(returned(schedule).payload().text()).isEqualTo("null");
    assertThat(logs(schedule)).contains("schedule my-schedule");
  }

  @Test
  void failedMessageOfATopicFailsTheInvocation() {
    Outcome<BatchResponse> outcome =
        invoker.deployEach(FunctionDefinition.of(Topics.class)).invoke(TopicMessages.of("poison"));

    assertThat(failed(outcome).errorMessage())
        .contains("sns takes no partial answer")
        .endsWith("95df01b4-ee98-5cb9-9903-4c221d41eb5e");
  }

  @Test
  void whatIsNoScheduledEventIsNamedToTheHandlerOfASchedule() {
    LocalFunction<Batch<ScheduledEvent>, BatchResponse> schedules =
        invoker.deployEach(FunctionDefinition.of(Schedules.class));
    Outcome<BatchResponse> outcome = schedules.invokeRaw(Payload.of("{\"job\":\"clean\"}"));

    assertThat(outcome.toString())
        .contains("$.detail-type: expected the text \"Scheduled Event\", found nothing");
  }

  @Test
  void aHandlerOfAnEventThatOnlyAwsHasIsBoundByItsType() {
    LocalFunction<InvocationRecord, @Nullable Void> records = invoker.deploy(
        FunctionDefinition.of(
            Type.of(InvocationRecord.class), Type.of(Void.class), (record, context) -> {
              context.logger().info("gave up {}", record.condition());
              return null;
            }),
        FunctionSettings.named("records"));
    Outcome<?> outcome =
        records.invoke(InvocationRecord.builder().failed(3, Body.of("{}")).build());

    assertThat(logs(outcome)).contains("gave up RetriesExhausted");
  }

  private static String logs(Outcome<?> outcome) {
    return String.valueOf(outcome.invocation().logLines());
  }

  private static <E> Batch<E> one(E event) {
    return new Batch<>(List.of(new Batch.Item<>("id", null, event)));
  }

  @Test
  void anEventOfAnotherShapeTellsThePlace() {
    LocalFunction<HttpRequest, HttpResponse> greeting =
        invoker.deploy(FunctionDefinition.of(Greeting.class));

    Outcome<HttpResponse> outcome = greeting.invokeRaw(Payload.of("[]"));

    assertThat(failed(outcome).errorMessage()).isEqualTo("An error occurred during JSON parsing");
    assertThat(outcome.toString())
        .contains("caused by dev.faas.DecodeException: ", " at $: expected ");
  }

  private static Batch.Item<QueueMessage> item(String id, String body) {
    return new Batch.Item<>(id, null, QueueMessage.of(body));
  }
}
