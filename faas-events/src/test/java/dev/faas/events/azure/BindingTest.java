package dev.faas.events.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Context;
import dev.faas.EnvironmentVariables;
import dev.faas.FunctionDefinition;
import dev.faas.FunctionFactory;
import dev.faas.FunctionInfo;
import dev.faas.Handler;
import dev.faas.Invocable;
import dev.faas.Payload;
import dev.faas.events.Body;
import dev.faas.events.BusHandler;
import dev.faas.events.FailedItemsException;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.QueueHandler;
import dev.faas.events.ScheduleHandler;
import dev.faas.events.StorageHandler;
import dev.faas.events.StreamHandler;
import dev.faas.events.TableHandler;
import dev.faas.events.TopicHandler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

class BindingTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final FunctionFactory.World WORLD = new FunctionFactory.World(
      FunctionInfo.named("tested"), EnvironmentVariables.none(), InstantSource.fixed(NOW));

  private record StillContext() implements Context {
    @Override
    public String requestId() {
      return "request";
    }

    @Override
    public FunctionInfo function() {
      return WORLD.function();
    }

    @Override
    public Instant deadline() {
      return NOW.plusSeconds(3);
    }

    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public InstantSource clock() {
      return WORLD.clock();
    }

    @Override
    public EnvironmentVariables environmentVariables() {
      return EnvironmentVariables.none();
    }

    @Override
    public Logger logger() {
      return NOPLogger.NOP_LOGGER;
    }
  }

  @Test
  void everyHandlerGetsItsEvents() throws Exception {
    List<Object> seen = new ArrayList<>();
    QueueHandler queue = (message, context) -> seen.add(message.id());
    StreamHandler stream = (record, context) -> seen.add(record.position());
    TableHandler table = (change, context) -> seen.add(change.key("id").text());
    StorageHandler storage = (event, context) -> seen.add(event.key());
    BusHandler bus = (event, context) -> seen.add(event.type());
    TopicHandler topic = (message, context) -> seen.add(message.subject());
    ScheduleHandler schedule = (event, context) -> seen.add(event.time());

    invoke(FunctionDefinition.of(queue), "service-bus");
    invoke(FunctionDefinition.of(stream), "event-hubs");
    invoke(FunctionDefinition.of(table), "cosmos-db");
    invoke(FunctionDefinition.of(storage), "event-grid-cloudevents");
    invoke(FunctionDefinition.of(bus), "event-grid-bus");
    invoke(FunctionDefinition.of(topic), "event-grid-bus");
    invoke(FunctionDefinition.of(schedule), "timer");

    assertThat(seen)
        .containsExactly(
            "order-7",
            "42",
            "1001",
            "1002",
            "7",
            "8",
            "old.jpg",
            "Shop.Order.Placed",
            "orders/7",
            Instant.parse("2026-01-02T02:00:00Z"));
  }

  @Test
  void failedMessageFailsTheWholeInvocationByItsName() {
    QueueHandler queue = (message, context) -> {
      if (message.id().equals("42")) {
        throw new IllegalStateException("poison");
      }
    };
    assertThatThrownBy(() -> invoke(FunctionDefinition.of(queue), "service-bus"))
        .isInstanceOf(FailedItemsException.class)
        .hasMessageEndingWith(": 42");
  }

  @Test
  void wholeEventsAreAnswered() throws Exception {
    HttpHandler http = (request, context) -> HttpResponse.ok(request.host());
    Handler<AzureInvocation, AzureAnswer> any = new Handler<>() {
      @Override
      public AzureAnswer handle(AzureInvocation invocation, Context context) {
        return AzureAnswer.ok().withOutput("copy", invocation.binding("blob").orElseThrow());
      }
    };

    assertThat(invoke(FunctionDefinition.of(http), "http").text()).contains("shop.example.net");
    assertThat(invoke(FunctionDefinition.of(any), "custom-handler").text())
        .contains("\"copy\":\"AAEC/w==\"");
  }

  @Test
  void functionOfNoKnownEventIsRefusedWithWhatIsKnown() {
    Handler<Body, HttpRequest> strange = new Handler<>() {
      @Override
      public HttpRequest handle(Body body, Context context) {
        return HttpRequest.get("/");
      }
    };
    assertThatThrownBy(() -> AzureEvents.bind(FunctionDefinition.of(strange), WORLD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Azure")
        .hasMessageContaining("AzureInvocation → AzureAnswer")
        .hasMessageContaining("QueueMessage, StorageEvent");
  }

  private static Payload invoke(FunctionDefinition<?, ?> definition, String golden)
      throws Exception {
    Invocable bound = AzureEvents.bind(definition, WORLD);
    return bound.invoke(GoldenFilesTest.golden(golden), new StillContext());
  }
}
