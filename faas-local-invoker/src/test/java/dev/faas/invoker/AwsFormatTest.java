package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.Payload;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.QueueHandler;
import dev.faas.events.QueueMessage;
import java.util.List;
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
