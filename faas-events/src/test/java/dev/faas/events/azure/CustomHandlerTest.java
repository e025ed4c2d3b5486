package dev.faas.events.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Payload;
import dev.faas.events.Body;
import dev.faas.events.Cookie;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.contract.JsonTrees;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import org.junit.jupiter.api.Test;

/** HTTP, and what any custom handler gets and answers. */
class CustomHandlerTest {

  private static JsonObject json(Payload payload) {
    return (JsonObject) JsonValue.parse(payload.text());
  }

  @Test
  void nameOfTheBindingIsKeptWhenTheRequestIsChanged() {
    HttpRequest request = AzureEvents.http().decode(GoldenFilesTest.golden("http"));
    JsonObject put =
        json(AzureEvents.http().encodeEvent(request.toBuilder().method("PUT").build()));

    assertThat(put.at("Data", "incoming", "Method")).contains(JsonValue.of("PUT"));
    assertThat(put.at("Data", "incoming", "Url").orElseThrow().text()).contains("tag=a&tag=b");
  }

  @Test
  void responseIsAnOutputOfTheGivenName() {
    HttpRequest request = HttpRequest.get("/hello");
    HttpResponse response = HttpResponse.ok("hi").withCookie(Cookie.of("a", "1"));

    JsonTrees.assertSameJson(
        AzureEvents.http("reply").encode(response, request).text(),
        "{\"Outputs\":{\"reply\":{\"statusCode\":200,\"status\":200,\"headers\":"
            + "{\"Content-Type\":\"text/plain; charset=utf-8\",\"Set-Cookie\":\"a=1\"},"
            + "\"body\":\"hi\"}},\"Logs\":[],\"ReturnValue\":null}");
    assertThat(json(AzureEvents.http().encode(response, request)).at("Outputs", "res"))
        .isPresent();
  }

  @Test
  void responseThatTheBindingCannotCarryIsRefused() {
    HttpRequest request = HttpRequest.get("/");
    HttpResponse cookies =
        HttpResponse.ok().withCookie(Cookie.of("a", "1")).withCookie(Cookie.of("b", "2"));
    HttpResponse bytes = HttpResponse.ok().withBody(Body.of(new byte[] {-1, 0}));
    HttpResponse text = HttpResponse.ok().withBody(Body.of(new byte[] {'h', 'i'}));

    assertThatThrownBy(() -> AzureEvents.http().encode(cookies, request))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one cookie");
    assertThatThrownBy(() -> AzureEvents.http().encode(bytes, request))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 bytes")
        .hasMessageContaining("enableForwardingHttpRequest");
    assertThat(AzureEvents.http().encode(text, request).text()).contains("\"body\":\"hi\"");
  }

  @Test
  void builtRequestComesWithItsUrlAndDecodesToTheSame() {
    HttpRequest request = HttpRequest.post("/à?q=1&q=2").withBody(Body.of("hi"));
    Payload event = AzureEvents.http().encodeEvent(request);
    HttpRequest decoded = AzureEvents.http().decode(event);

    assertThat(json(event).at("Data", "req", "Url").orElseThrow().text())
        .startsWith("https://")
        .endsWith("/%C3%A0?q=1&q=2");
    assertThat(json(event).at("Data", "req", "Query", "q")).contains(JsonValue.of("1,2"));
    assertThat(decoded.text()).isEqualTo("hi");
    assertThat(decoded.clientIp()).isEqualTo(request.clientIp());
    assertThat(decoded.host()).isEqualTo(request.host());
    assertThat(AzureEvents.http().decode(AzureEvents.http().encodeEvent(decoded)))
        .isEqualTo(decoded);
  }

  @Test
  void bodyIsBase64ForOctetStreamsAndMultipartAlone() {
    HttpRequest binary = HttpRequest.post("/")
        .withHeader("Content-Type", "application/octet-stream")
        .withBody(Body.of(new byte[] {0, -1}));
    Payload event = AzureEvents.http().encodeEvent(binary);

    assertThat(json(event).at("Data", "req", "Body")).contains(JsonValue.of("AP8="));
    assertThat(AzureEvents.http().decode(event).body()).isEqualTo(binary.body());
    Payload asText = AzureEvents.http().encodeEvent(binary.withHeader("Content-Type", "image/png"));
    assertThat(AzureEvents.http().decode(asText).body().text()).isEqualTo("\u0000\uFFFD");
  }

  @Test
  void textThatHappensToBeBase64IsEncodedInOutputs() {
    AzureAnswer answer = AzureAnswer.ok()
        .withOutput("plain", Body.of("no base64!"))
        .withOutput("trap", Body.of("test"))
        .withOutput("bytes", Body.of(new byte[] {0, -1}))
        .withReturnValue(Body.of("te st"))
        .withLog("done");

    assertThat(answer.outputs().get("plain")).isEqualTo(JsonValue.of("no base64!"));
    assertThat(answer.outputs().get("trap")).isEqualTo(JsonValue.of("dGVzdA=="));
    assertThat(answer.outputs().get("bytes")).isEqualTo(JsonValue.of("AP8="));
    assertThat(answer.returnValue()).isEqualTo(JsonValue.of("dGUgc3Q="));
    assertThat(answer.logs()).containsExactly("done");
  }

  @Test
  void builtInvocationIsWrittenAsTheHostDoes() {
    AzureInvocation invocation =
        AzureInvocation.of("blob", Body.of("hi")).withMetadata("Name", JsonValue.of("a.txt"));

    assertThat(AzureInvocation.format().encodeEvent(invocation).text())
        .isEqualTo(
            "{\"Data\":{\"blob\":\"\\\"hi\\\"\"},\"Metadata\":{\"Name\":\"\\\"a.txt\\\"\"}}");
    assertThat(invocation.metadata("Name")).contains(JsonValue.of("a.txt"));
    assertThat(invocation.metadata("Uri")).isEmpty();
  }
}
