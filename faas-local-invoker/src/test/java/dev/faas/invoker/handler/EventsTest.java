package dev.faas.invoker.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.Context;
import dev.faas.Payload;
import dev.faas.events.Body;
import dev.faas.events.Headers;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.QueueHandler;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.events.ScheduledEvent;
import dev.faas.events.StorageEvent;
import dev.faas.events.StorageEvents;
import dev.faas.events.aws.AwsEvents;
import dev.faas.events.aws.InvocationRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsTest {

  private static final List<String> SEEN = new ArrayList<>();

  public static final class Pages implements HttpHandler {
    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      return HttpResponse.ok().withBody(Body.of(request.path()));
    }
  }

  public static final class Mails implements QueueHandler {
    @Override
    public void on(QueueMessage message, Context context) {
      SEEN.add(message.text());
      if (message.text().equals("bad")) {
        throw new IllegalStateException("poison");
      }
    }
  }

  public static final class Methods {
    public HttpResponse page(HttpRequest request) {
      return HttpResponse.ok().withBody(Body.of(request.path()));
    }

    public Map<String, Object> ownAnswer(HttpRequest request) {
      return Map.of("statusCode", 204);
    }

    public void each(QueueMessage message) {
      if (message.text().equals("bad")) {
        throw new IllegalStateException("poison");
      }
    }

    public void eachRun(ScheduledEvent event) {
      SEEN.add(event.scheduleName());
    }

    public void record(InvocationRecord record) {
      SEEN.add(record.condition());
    }

    public String recordWithAnswer(InvocationRecord record) {
      return record.condition();
    }

    public void eachObject(StorageEvent event) {
      throw new IllegalStateException("poison");
    }

    public BatchResponse whole(Batch<QueueMessage> batch) {
      return new BatchResponse(List.of(batch.items().get(0).id()));
    }

    public void wholeWithoutAnswer(Batch<QueueMessage> batch, Context context) {
      batch.events().forEach(message -> SEEN.add(message.text()));
    }

    public Payload bytes(Payload event) {
      return event;
    }

    public @Nullable Payload noBytes(Payload event) {
      return null;
    }

    public int size(Payload event) {
      return event.size();
    }

    public String noEvent(Headers headers) {
      return "";
    }

    public String oneItemWithAnswer(QueueMessage message) {
      return "";
    }
  }

  @BeforeEach
  void nothingIsSeenYet() {
    SEEN.clear();
  }

  private static Payload mails(String... texts) {
    return AwsEvents.queue().encodeEvent(QueueMessages.of(texts));
  }

  @Test
  void typedHandlersAreCalledAsOnThePlatform() throws Exception {
    Payload request = AwsEvents.http().encodeEvent(HttpRequest.get("/pets"));
    Payload answer = Bound.of(Pages.class).invoke(request);

    assertThat(AwsEvents.http().decodeResult(answer, request).body().text()).isEqualTo("/pets");
    assertThat(failedIds(Bound.of(Mails.class).invoke(mails("good", "bad", "good"))))
        .hasSize(1);
    assertThat(SEEN).containsExactly("good", "bad", "good");
  }

  @Test
  void methodsOfTheSameEventsAreCalledTheSame() throws Exception {
    Payload request = AwsEvents.http().encodeEvent(HttpRequest.get("/pets"));
    Payload answer = Bound.of(Methods.class, "page").invoke(request);
    Bound each = Bound.of(Methods.class, "each");

    assertThat(AwsEvents.http().decodeResult(answer, request).body().text()).isEqualTo("/pets");
    assertThat(failedIds(each.invoke(mails("good", "bad")))).hasSize(1);
    assertThat(failedIds(Bound.of(Methods.class, "whole").invoke(mails("a", "b"))))
        .hasSize(1);
  }

  @Test
  void methodsOfSchedulesAndOfEventsThatOnlyAwsHasAreCalledWithThem() throws Exception {
    ScheduledEvent run = ScheduledEvent.builder().build();
    Payload schedule =
        AwsEvents.schedule().encodeEvent(new Batch<>(List.of(new Batch.Item<>("", null, run))));
    Payload record =
        InvocationRecord.format().encodeEvent(InvocationRecord.builder().build());

    assertThat(Bound.of(Methods.class, "eachRun").invoke(schedule)).hasToString("null");
    assertThat(Bound.of(Methods.class, "record").invoke(record)).hasToString("null");
    assertThat(Bound.of(Methods.class, "recordWithAnswer").invoke(record))
        .hasToString("\"Success\"");
    assertThat(SEEN).containsExactly("my-schedule", "Success");
  }

  @Test
  void resultOfAnEventMayBeTheUsersOwnOrNothing() throws Exception {
    Payload request = AwsEvents.http().encodeEvent(HttpRequest.get("/pets"));

    assertThat(Bound.of(Methods.class, "ownAnswer").invoke(request))
        .hasToString("{\"statusCode\":204}");
    assertThat(Bound.of(Methods.class, "wholeWithoutAnswer").invoke(mails("a", "b")))
        .hasToString("null");
    assertThat(SEEN).containsExactly("a", "b");
  }

  @Test
  void bytesAreNeitherReadNorWrittenAsJson() throws Exception {
    assertThat(Bound.of(Methods.class, "bytes").invoke("no JSON")).isEqualTo("no JSON");
    assertThat(Bound.of(Methods.class, "noBytes").invoke("no JSON")).isEqualTo("null");
    assertThat(Bound.of(Methods.class, "size").invoke("no JSON")).isEqualTo("7");
  }

  @Test
  void itemThatThePlatformCannotReportFailsTheInvocationWithItsOwnWords() throws Exception {
    Bound bound = Bound.of(Methods.class, "eachObject");
    Payload event = AwsEvents.storage().encodeEvent(StorageEvents.of("a b.jpg"));

    assertThatThrownBy(() -> bound.invoke(event)).hasMessageEndingWith(": my-bucket/a b.jpg");
  }

  @Test
  void eventOfAnotherShapeFailsInTheWordsOfTheService() throws Exception {
    Bound pages = Bound.of(Pages.class);
    Bound mails = Bound.of(Mails.class);

    assertThatThrownBy(() -> pages.invoke("{}"))
        .hasMessage("An error occurred during JSON parsing");
    assertThatThrownBy(() -> mails.invoke("{}"))
        .hasMessage("An error occurred during JSON parsing");
  }

  @Test
  void whatIsNoEventOfAwsIsRefusedInTheInitPhase() {
    assertThatThrownBy(() -> Bound.of(Methods.class, "noEvent"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no event that AWS delivers whole");
    assertThatThrownBy(() -> Bound.of(Methods.class, "oneItemWithAnswer"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no event that AWS delivers whole");
  }

  private static List<String> failedIds(Payload answer) {
    return AwsEvents.queue().decodeResult(answer, Payload.empty()).failedIds();
  }
}
