package dev.faas.events.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.faas.Batch;
import dev.faas.Payload;
import dev.faas.events.Authorizer;
import dev.faas.events.Body;
import dev.faas.events.Cookie;
import dev.faas.events.EventFormat;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.MessageAttribute;
import dev.faas.events.QueueMessage;
import dev.faas.events.json.JsonValue;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GoldenFilesTest {

  @TestFactory
  List<DynamicTest> everyFormatHasItsGoldenFilesAndReproducesThem() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (Method method : AwsEvents.class.getMethods()) {
      if (method.getReturnType() == EventFormat.class && method.getParameterCount() == 0) {
        EventFormat<?, ?> format = (EventFormat<?, ?>) method.invoke(null);
        tests.add(dynamicTest(format.kind(), () -> reproduce(format)));
      }
    }
    assertThat(tests).hasSizeGreaterThanOrEqualTo(3);
    return tests;
  }

  private static <I, O> void reproduce(EventFormat<I, O> format) {
    String readme = GoldenFiles.read("README.md").text();
    Payload event = GoldenFiles.read(format.kind() + ".json");
    Payload result = GoldenFiles.read(format.kind() + "-result.json");

    I decoded = format.decode(event);
    assertSameJson(format.encodeEvent(decoded), event);
    assertSameJson(format.encode(format.decodeResult(result, event), decoded), result);
    assertThat(format.decode(format.encodeEvent(decoded))).isEqualTo(decoded);
    assertThat(readme).contains(format.kind() + ".json").contains(format.kind() + "-result.json");
  }

  private static void assertSameJson(Payload found, Payload expected) {
    JsonTrees.assertSameJson(found.text(), expected.text());
  }

  @Test
  void queueMessageHasEverythingInItsPlace() {
    Batch<QueueMessage> batch = AwsEvents.queue().decode(GoldenFiles.read("sqs.json"));
    QueueMessage first = batch.events().get(0);

    assertThat(batch.items()).extracting(Batch.Item::lane).containsExactly("customer-7", null);
    assertThat(first.id()).isEqualTo("5b1f0c1e-7d0a-4c55-9b1e-2f6a4d2e9c01");
    assertThat(first.text()).isEqualTo("{\"order\": 7, \"note\": \"à la carte\"}");
    assertThat(first.receiveCount()).isEqualTo(2);
    assertThat(first.sentAt()).isEqualTo(Instant.parse("2026-01-02T03:00:00.123Z"));
    assertThat(first.firstReceivedAt()).isEqualTo(Instant.parse("2026-01-02T03:00:00.456Z"));
    assertThat(first.sequenceNumber()).isEqualTo("18893381034219520255");
    assertThat(first.groupId()).isEqualTo("customer-7");
    assertThat(first.deduplicationId()).isEqualTo("order-7");
    assertThat(first.attributes())
        .containsEntry("tenant", new MessageAttribute.Text("String", "acme"))
        .containsEntry("retries", new MessageAttribute.Text("Number.int", "3"))
        .containsEntry(
            "signature", new MessageAttribute.Binary("Binary", Body.of(new byte[] {0, 1, -2, -1})));
    assertThat(first.meta().rest("attributes", "AWSTraceHeader"))
        .contains(JsonValue.of("Root=1-69570000-0123456789abcdef01234567"));
    assertThat(first.meta().rest("awsRegion")).contains(JsonValue.of("eu-west-1"));
  }

  @Test
  void httpRequestHasEverythingInItsPlace() {
    HttpRequest request = AwsEvents.http().decode(GoldenFiles.read("apigw-v2.json"));

    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/pets/7 a");
    assertThat(request.pathParameter("id")).contains("7 a");
    assertThat(request.query().all("tag")).containsExactly("small", "bröwn");
    assertThat(request.queryParameter("note")).contains("a b+c");
    assertThat(request.queryParameter("empty")).contains("");
    assertThat(request.header("Content-Type")).contains("application/json; charset=utf-8");
    assertThat(request.headers().list("accept")).containsExactly("application/json", "text/plain");
    assertThat(request.cookies())
        .containsExactly(Cookie.of("session", "abc123"), Cookie.of("theme", "dark"));
    assertThat(request.body().text()).isEqualTo("{\"name\":\"Bo\"}");
    assertThat(request.authorizer())
        .isEqualTo(new Authorizer.Jwt(
            Map.of("sub", "user-1", "scope", "pets.write"), List.of("pets.write")));
    assertThat(request.receivedAt()).isEqualTo(Instant.parse("2026-01-02T03:00:00.123Z"));
    assertThat(request.stageVariables()).containsEntry("table", "pets-prod");
    assertThat(request.meta().rest("requestContext", "apiId")).contains(JsonValue.of("abc123"));
  }

  @Test
  void restRequestHasTheSamePlaces() {
    HttpRequest request = AwsEvents.http().decode(GoldenFiles.read("apigw-v1.json"));

    assertThat(request.meta().kind()).isEqualTo("apigw-v1");
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/pets/7%20a");
    assertThat(request.route()).isEqualTo("/pets/{id}");
    assertThat(request.query().all("tag")).containsExactly("small", "bröwn");
    assertThat(request.queryParameter("note")).contains("a b+c");
    assertThat(request.headers().all("accept")).containsExactly("application/json", "text/plain");
    assertThat(request.cookie("theme")).contains("dark");
    assertThat(request.header("cookie")).isEmpty();
    assertThat(request.clientIp()).isEqualTo("203.0.113.9");
    assertThat(request.receivedAt()).isEqualTo(Instant.parse("2026-01-02T03:00:00.123Z"));
    assertThat(request.authorizer()).isInstanceOf(Authorizer.Custom.class);
    assertThat(request.meta().rest("requestContext", "deploymentId"))
        .contains(JsonValue.of("d1e2f3"));
  }

  @Test
  void restResponseHasTheSamePlaces() {
    HttpResponse response = AwsEvents.http()
        .decodeResult(GoldenFiles.read("apigw-v1-result.json"), GoldenFiles.read("apigw-v1.json"));

    assertThat(response.cookies()).hasSize(2);
    assertThat(response.cookie("theme")).contains(Cookie.of("theme", "light"));
    assertThat(response.headers().get("set-cookie")).isEmpty();
  }

  @Test
  void httpResponseHasEverythingInItsPlace() {
    HttpResponse response = AwsEvents.http()
        .decodeResult(GoldenFiles.read("apigw-v2-result.json"), GoldenFiles.read("apigw-v2.json"));

    assertThat(response.status()).isEqualTo(201);
    assertThat(response.headers().get("Location")).contains("/pets/7");
    assertThat(response.cookies().get(0).isHttpOnly()).isTrue();
    assertThat(response.body().text()).isEqualTo("{\"id\":7}");
  }
}
