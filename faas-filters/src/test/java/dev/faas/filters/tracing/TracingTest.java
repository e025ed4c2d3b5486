package dev.faas.filters.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.Context;
import dev.faas.Filter;
import dev.faas.FunctionDefinition;
import dev.faas.FunctionInfo;
import dev.faas.TraceContext;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.QueueHandler;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.events.StorageEvents;
import dev.faas.events.StreamRecords;
import dev.faas.testkit.FunctionUnderTest;
import dev.faas.testkit.TestContext;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracingTest {

  private static final String TRACE_ID = "5759e988bd862e3fe1be46a994272793";
  private static final String PARENT_ID = "53995c3f42cd8ad8";
  private static final String ROOT = "Root=1-5759e988-bd862e3fe1be46a994272793";
  private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:Orders:live";
  private static final FunctionInfo ORDERS =
      FunctionInfo.named("Orders").withVersion("7").withResourceName(ARN);

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
      .setTracerProvider(SdkTracerProvider.builder()
          .addSpanProcessor(SimpleSpanProcessor.create(exporter))
          .build())
      .build();
  private final Tracing tracing = Tracing.by(sdk);
  private final Filter<String, String> spans = tracing.spans();
  private final TestContext context = TestContext.create().withFunction(ORDERS);

  @AfterEach
  void close() {
    sdk.close();
  }

  private SpanData span() {
    assertThat(exporter.getFinishedSpanItems()).hasSize(1);
    return exporter.getFinishedSpanItems().get(0);
  }

  private static String text(SpanData span, String key) {
    return span.getAttributes().get(AttributeKey.stringKey(key));
  }

  private static Boolean isCold(SpanData span) {
    return span.getAttributes().get(AttributeKey.booleanKey("faas.coldstart"));
  }

  private SpanData spanIn(String xRay) throws Exception {
    spans.apply("x", context.withTrace(TraceContext.ofXRay(xRay)), (event, same) -> event);
    return span();
  }

  @Test
  void anInvocationIsASpanWithWhatIsKnownOfIt() throws Exception {
    TestContext named =
        context.withRequestId("id-1").withFunction(ORDERS.withLogs("group", "stream"));

    assertThat(spans.apply("x", named, (event, same) -> event + "!")).isEqualTo("x!");

    SpanData span = span();
    assertThat(span.getName()).isEqualTo("Orders");
    assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(span.getParentSpanContext().isValid()).isFalse();
    assertThat(text(span, "faas.name")).isEqualTo("Orders");
    assertThat(text(span, "faas.version")).isEqualTo("7");
    assertThat(text(span, "faas.invocation_id")).isEqualTo("id-1");
    assertThat(text(span, "faas.trigger")).isEqualTo("other");
    assertThat(text(span, "faas.instance")).isEqualTo("stream");
    assertThat(text(span, "aws.lambda.invoked_arn")).isEqualTo(ARN);
    assertThat(text(span, "cloud.account.id")).isEqualTo("123456789012");
    assertThat(span.getAttributes().get(AttributeKey.longKey("faas.max_memory")))
        .isEqualTo(134_217_728);
  }

  @Test
  void theSpanIsCurrentInTheHandlerAndNotAfterwards() throws Exception {
    var current = new ArrayList<String>();

    spans.apply("x", context, (event, same) -> {
      current.add(Span.current().getSpanContext().getSpanId());
      return event;
    });

    assertThat(current).containsExactly(span().getSpanId());
    assertThat(Span.current().getSpanContext().isValid()).isFalse();
  }

  @Test
  void aSpanIsTheChildOfTheCallersInXRaysForm() throws Exception {
    SpanData span = spanIn(ROOT + ";Parent=" + PARENT_ID + ";Sampled=1");

    assertThat(span.getTraceId()).isEqualTo(TRACE_ID);
    assertThat(span.getParentSpanId()).isEqualTo(PARENT_ID);
    assertThat(span.getParentSpanContext().isRemote()).isTrue();
  }

  @Test
  void aSpanIsTheChildOfTheCallersInTheFormOfTheW3C() throws Exception {
    TraceContext trace =
        TraceContext.ofTraceparent("00-" + TRACE_ID + "-" + PARENT_ID + "-01", "vendor=value");

    spans.apply("x", context.withTrace(trace), (event, same) -> event);

    assertThat(span().getTraceId()).isEqualTo(TRACE_ID);
    assertThat(span().getParentSpanId()).isEqualTo(PARENT_ID);
    assertThat(span().getSpanContext().getTraceState().get("vendor")).isEqualTo("value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "0"})
  void aCallerWhoDoesNotRecordIsLinkedTo(String sampled) throws Exception {
    SpanData span = spanIn(ROOT + ";Parent=" + PARENT_ID + ";Sampled=" + sampled);

    assertThat(span.getParentSpanContext().isValid()).isFalse();
    assertThat(span.getLinks())
        .extracting(LinkData::getSpanContext)
        .extracting(link -> link.getTraceId() + " " + link.getSpanId())
        .containsExactly(TRACE_ID + " " + PARENT_ID);
  }

  @Test
  void aCallerWhoDoesNotRecordMayBeObeyed() throws Exception {
    TraceContext trace = TraceContext.ofXRay(ROOT + ";Parent=" + PARENT_ID + ";Sampled=0");

    tracing
        .continuingUnrecorded()
        .<String, String>spans()
        .apply("x", context.withTrace(trace), (event, same) -> event);

    assertThat(exporter.getFinishedSpanItems()).isEmpty();
  }

  @Test
  void aTraceWithoutACallingSpanBeginsAnew() throws Exception {
    SpanData span = spanIn(ROOT);

    assertThat(span.getParentSpanContext().isValid()).isFalse();
    assertThat(span.getLinks()).isEmpty();
  }

  @Test
  void whatIsThrownIsRecordedAndThrownOn() {
    Exception failure = new IllegalStateException("no tea");

    assertThatThrownBy(() -> spans.apply("x", context, (event, same) -> {
          throw failure;
        }))
        .isSameAs(failure);

    assertThat(span().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(span().getStatus().getDescription()).isEqualTo("no tea");
    assertThat(text(span(), "error.type")).isEqualTo("java.lang.IllegalStateException");
    assertThat(span().getEvents()).hasSize(1);
    assertThat(span().getEvents().get(0).getName()).isEqualTo("exception");
  }

  @Test
  void onlyTheFirstInvocationOfAnEnvironmentIsAColdStart() throws Exception {
    Context one = context.withFunction(ORDERS.withLogs("g", "one"));
    Context other = context.withRequestId("id-9").withFunction(ORDERS.withLogs("g", "other"));
    spans.apply("x", one, (event, same) -> event);
    spans.apply(
        "x",
        context.withRequestId("id-2").withFunction(ORDERS.withLogs("g", "one")),
        (event, same) -> event);
    spans.apply("x", other, (event, same) -> event);

    assertThat(exporter.getFinishedSpanItems())
        .extracting(TracingTest::isCold)
        .containsExactly(true, false, true);
  }

  @Test
  void anEnvironmentThatWasMadeInAdvanceHasNoColdStart() throws Exception {
    spans.apply(
        "x",
        context.withEnvironmentVariable(
            "AWS_LAMBDA_INITIALIZATION_TYPE", "provisioned-concurrency"),
        (event, same) -> event);

    assertThat(isCold(span())).isFalse();
  }

  @Test
  void aRequestIsNamedByItsRouteAndHasItsStatus() throws Exception {
    Filter<HttpRequest, HttpResponse> http = tracing.spans();
    HttpRequest request = HttpRequest.get("/pets/7").withRoute("GET /pets/{id}");

    http.apply(request, context, (event, same) -> HttpResponse.of(404));

    assertThat(span().getName()).isEqualTo("/pets/{id}");
    assertThat(text(span(), "faas.trigger")).isEqualTo("http");
    assertThat(text(span(), "http.request.method")).isEqualTo("GET");
    assertThat(text(span(), "url.path")).isEqualTo("/pets/7");
    assertThat(text(span(), "http.route")).isEqualTo("/pets/{id}");
    assertThat(span().getAttributes().get(AttributeKey.longKey("http.response.status_code")))
        .isEqualTo(404);
    assertThat(span().getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
  }

  @Test
  void aResponseOfTheServersFaultIsAnError() throws Exception {
    Filter<HttpRequest, HttpResponse> http = tracing.spans();

    http.apply(HttpRequest.get("/"), context, (event, same) -> HttpResponse.of(503));

    assertThat(span().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(text(span(), "error.type")).isEqualTo("503");
  }

  @Test
  void theTypeOfTheEventTellsTheTrigger() throws Exception {
    assertThat(Triggers.of(QueueMessage.of("x"))).isEqualTo("pubsub");
    assertThat(Triggers.of(QueueMessages.of(QueueMessage.of("x")))).isEqualTo("pubsub");
    assertThat(Triggers.of(StreamRecords.of("x"))).isEqualTo("pubsub");
    assertThat(Triggers.of(StorageEvents.of("cat.jpg"))).isEqualTo("datasource");
    assertThat(Triggers.of(new Batch<>(List.of()))).isEqualTo("other");
    assertThat(Triggers.of(null)).isEqualTo("other");

    tracing.triggeredBy("timer").<String, String>spans().apply("x", context, (e, same) -> e);
    assertThat(text(span(), "faas.trigger")).isEqualTo("timer");
  }

  @Test
  void itemsAreChildrenOfTheirBatchAndFailAlone() {
    QueueHandler handler = (message, same) -> {
      if (message.text().equals("bad")) {
        throw new IllegalStateException("bad");
      }
    };
    Filter<Batch<QueueMessage>, BatchResponse> aroundBatch = tracing.spans();
    Filter<QueueMessage, Void> aroundItem = tracing.spans();
    try (var queue = FunctionUnderTest.each(
        FunctionDefinition.of(handler).filteredBy(aroundItem).aroundBatch(aroundBatch))) {
      queue.invoke(QueueMessages.of(QueueMessage.of("good"), QueueMessage.of("bad")));
    }

    List<SpanData> all = exporter.getFinishedSpanItems();
    assertThat(all).hasSize(3).extracting(SpanData::getKind).containsOnly(SpanKind.CONSUMER);
    SpanData batch = all.get(2);
    assertThat(all.subList(0, 2))
        .extracting(SpanData::getParentSpanId)
        .containsOnly(batch.getSpanId());
    assertThat(all)
        .extracting(span -> span.getStatus().getStatusCode())
        .containsExactly(StatusCode.UNSET, StatusCode.ERROR, StatusCode.UNSET);
    assertThat(all).extracting(TracingTest::isCold).containsOnly(true);
  }

  @Test
  void spansAreFlushedBeforeTheAnswerEvenIfThatFails() throws Exception {
    List<Integer> exported = new ArrayList<>();
    Filter<String, String> flushed = tracing
        .flushedBy(() -> {
          exported.add(exporter.getFinishedSpanItems().size());
          throw new IllegalStateException("no connection");
        })
        .spans();

    assertThat(flushed.apply("x", context, (event, same) -> event)).isEqualTo("x");

    assertThat(exported).containsExactly(1);
  }
}
