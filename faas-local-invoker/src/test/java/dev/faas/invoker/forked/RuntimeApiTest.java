package dev.faas.invoker.forked;

import static dev.faas.invoker.forked.Aside.inThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Payload;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.forked.RuntimeSide.Reply;
import dev.faas.invoker.isolation.ProcessExit;
import dev.faas.invoker.isolation.ReportedError;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Runtime API as a runtime of any language sees it. The test itself is the runtime. */
class RuntimeApiTest {

  private static final Payload EVENT = Payload.of("{\"name\":\"Ada\"}");

  private Conversation conversation;
  private RuntimeApi api;

  @BeforeEach
  void open() throws IOException {
    open(false);
  }

  private void open(boolean isSnapStart) throws IOException {
    conversation = new Conversation(isSnapStart);
    api = RuntimeApi.open(conversation);
  }

  @AfterEach
  void close() {
    conversation.end(ProcessExit.withStatus(0));
    api.close();
  }

  @Test
  @Reproduces({"event-headers", "response-is-accepted"})
  void anEventIsDeliveredWithItsHeadersAndItsResponseIsReturned() throws Exception {
    CompletableFuture<Payload> result = exchange(new Event(
        "id-1",
        EVENT,
        Map.of(
            "Lambda-Runtime-Deadline-Ms", "1700000000123",
            "Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-1:1:function:f",
            "Lambda-Runtime-Trace-Id", "Root=1-5-7;Sampled=1",
            "Lambda-Runtime-Cognito-Identity", "",
            "Lambda-Runtime-Aws-Tenant-Id", "blue")));

    Reply event = get("/runtime/invocation/next");

    assertThat(event.statusCode()).isEqualTo(200);
    assertThat(event.body()).isEqualTo(EVENT.text());
    assertThat(event.header("Content-Type")).isEqualTo("application/json");
    assertThat(event.header("Lambda-Runtime-Aws-Request-Id")).isEqualTo("id-1");
    assertThat(event.header("Lambda-Runtime-Deadline-Ms")).isEqualTo("1700000000123");
    assertThat(event.header("Lambda-Runtime-Trace-Id")).isEqualTo("Root=1-5-7;Sampled=1");
    assertThat(event.header("Lambda-Runtime-Aws-Tenant-Id")).isEqualTo("blue");
    assertThat(event.header("Lambda-Runtime-Cognito-Identity")).isNull();

    Reply accepted = post("/runtime/invocation/id-1/response", "42");
    assertThat(accepted.statusCode()).isEqualTo(202);
    assertThat(accepted.body().strip()).isEqualTo("{\"status\":\"OK\"}");
    assertThat(result).isNotDone();
    askForNext();
    assertThat(Aside.get(result).text()).isEqualTo("42");
  }

  @Test
  @Reproduces("next-waits")
  void aRepeatedNextIsTheSameEventAgain() throws Exception {
    exchange(event("id-1"));

    assertThat(get("/runtime/invocation/next").body()).isEqualTo(EVENT.text());
    assertThat(get("/runtime/invocation/next").body()).isEqualTo(EVENT.text());
  }

  @Test
  @Reproduces("invocation-error")
  void anErrorReachesTheCallerAsItIs() throws Exception {
    CompletableFuture<Payload> result = exchange(event("id-1"));
    get("/runtime/invocation/next");

    String body =
        "{\"errorType\": \"Oops\", \"x\": {\"errorMessage\": 1}, \"errorMessage\": \"bad\"}";
    assertThat(post("/runtime/invocation/id-1/error", body, "Function.Oops").statusCode())
        .isEqualTo(202);
    askForNext();

    assertThatThrownBy(() -> Aside.get(result))
        .isInstanceOfSatisfying(ReportedError.class, error -> {
          assertThat(error.payload().text()).isEqualTo(body);
          assertThat(error.errorType()).isEqualTo("Function.Oops");
          assertThat(error).hasMessage("bad");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "Runtime.UserException, Runtime.UserException",
    "Function.Broken, Function.Broken",
    "Function.broken1, Function.Unknown",
    "Extension.Crash, Runtime.Unknown",
    "'', Runtime.Unknown"
  })
  @Reproduces({"reported-type-must-fit", "error-types-of-a-process"})
  void anErrorTypeIsKeptOnlyInTheFormOfTheService(String sent, String kept) throws Exception {
    CompletableFuture<Payload> result = exchange(event("id-1"));
    get("/runtime/invocation/next");
    post("/runtime/invocation/id-1/error", "no JSON", sent);
    askForNext();

    assertThatThrownBy(() -> Aside.get(result))
        .isInstanceOfSatisfying(ReportedError.class, error -> {
          assertThat(error.errorType()).isEqualTo(kept);
          assertThat(error).hasMessage(kept);
          assertThat(error.payload().text()).isEqualTo("no JSON");
        });
  }

  @Test
  @Reproduces({"error-type-of-the-init-phase", "init-error"})
  void anErrorOfTheInitPhaseEndsIt() throws Exception {
    CompletableFuture<Payload> init = exchange(event("never"));

    assertThat(post("/runtime/init/error", "{}", "Runtime.InitError").statusCode())
        .isEqualTo(202);

    assertThatThrownBy(() -> Aside.get(init))
        .isInstanceOf(ReportedError.class)
        .hasMessage("Runtime.InitError");
    assertRefused(get("/runtime/invocation/next"), "InitError", "Ready");
  }

  @Test
  @Reproduces({"wrong-time", "restore-calls"})
  void callsAtTheWrongTimeAreRefused() throws Exception {
    assertRefused(post("/runtime/invocation/id-1/response", "1"), "Started", "InvocationResponse");
    assertRefused(
        post("/runtime/invocation/id-1/error", "1"), "Started", "InvocationErrorResponse");
    assertRefused(get("/runtime/restore/next"), "Started", "RestoreReady");
    assertRefused(post("/runtime/restore/error", "1"), "Started", "RestoreError");
    exchange(event("id-1"));
    get("/runtime/invocation/next");
    assertRefused(post("/runtime/init/error", "1"), "Running", "InitError");
    assertThat(post("/runtime/invocation/id-1/response", "1").statusCode()).isEqualTo(202);
    assertRefused(
        post("/runtime/invocation/id-1/response", "1"),
        "RuntimeResponseSentState",
        "InvocationResponse");
  }

  @Test
  @Reproduces("wrong-request-id")
  void anAnswerToAnotherInvocationIsRefusedAndTheRightOneStillTaken() throws Exception {
    CompletableFuture<Payload> result = exchange(event("id-2"));
    get("/runtime/invocation/next");

    Reply refused = post("/runtime/invocation/id-1/response", "1");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("\"errorType\":\"InvalidRequestID\"");

    post("/runtime/invocation/id-2/response", "2");
    askForNext();
    assertThat(Aside.get(result).text()).isEqualTo("2");
  }

  @Test
  @Reproduces("response-too-large-for-the-api")
  void aResponseMayHaveSixMebibytesAnd100BytesButNotOneMore() throws Exception {
    CompletableFuture<Payload> first = exchange(event("id-1"));
    get("/runtime/invocation/next");
    assertThat(post("/runtime/invocation/id-1/response", "x".repeat(6_291_556)).statusCode())
        .isEqualTo(202);
    askForNext();
    assertThat(Aside.get(first).size()).isEqualTo(6_291_556);

    CompletableFuture<Payload> second = handOver(event("id-2"));
    Reply refused = post("/runtime/invocation/id-2/response", "x".repeat(6_291_557));
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.body().strip())
        .isEqualTo("{\"errorMessage\":\"Exceeded maximum allowed payload size (6291556 bytes).\","
            + "\"errorType\":\"RequestEntityTooLarge\"}");
    askForNext();
    assertThatThrownBy(() -> Aside.get(second))
        .isInstanceOfSatisfying(
            ReportedError.class,
            error -> assertThat(error.errorType()).isEqualTo("Function.ResponseSizeTooLarge"));
  }

  @Test
  @Reproduces("streamed-response")
  void aStreamedResponseIsTakenWhenItIsComplete() throws Exception {
    CompletableFuture<Payload> result = exchange(event("id-1"));
    get("/runtime/invocation/next");

    String response = raw("Lambda-Runtime-Function-Response-Mode: streaming\r\n"
        + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n");

    assertThat(response).startsWith("HTTP/1.1 202 ");
    askForNext();
    assertThat(Aside.get(result).text()).isEqualTo("abc");
  }

  @ParameterizedTest
  @CsvSource({
    "Function.Oops, eyJlcnJvck1lc3NhZ2UiOiJiYWQifQ==, Function.Oops, '{\"errorMessage\":\"bad\"}'",
    "Oops, c29tZSBlcnJvcg==, Runtime.Unknown, some error",
    "Function.Oops, no base64!, Function.Oops, '{\"errorType\":\"Function.Oops\",\"errorMessage\":\"\"}'"
  })
  @Reproduces("streaming-errors-in-trailers")
  void anErrorInTheTrailersOfAStreamReachesTheCallerInsteadOfWhatWasWritten(
      String type, String details, String kept, String payload) throws Exception {
    CompletableFuture<Payload> result = exchange(event("id-1"));
    get("/runtime/invocation/next");

    String response = raw("Lambda-Runtime-Function-Response-Mode: streaming\r\n"
        + "Transfer-Encoding: chunked\r\n"
        + "Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body\r\n\r\n"
        + "2\r\nab\r\n0\r\nLambda-Runtime-Function-Error-Type: " + type + "\r\n"
        + "Lambda-Runtime-Function-Error-Body: " + details + "\r\n\r\n");

    assertThat(response).startsWith("HTTP/1.1 202 ");
    askForNext();
    assertThatThrownBy(() -> Aside.get(result))
        .isInstanceOfSatisfying(ReportedError.class, error -> {
          assertThat(error.errorType()).isEqualTo(kept);
          assertThat(error.payload().text()).isEqualTo(payload);
        });
  }

  @Test
  @Reproduces("error-types-of-streaming")
  void aResponseThatBreaksOffIsTruncated() throws Exception {
    CompletableFuture<Payload> result = exchange(event("id-1"));
    get("/runtime/invocation/next");

    raw("Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\nnonsense\r\n");

    askForNext();
    assertThatThrownBy(() -> Aside.get(result))
        .isInstanceOfSatisfying(
            ReportedError.class,
            error -> assertThat(error.errorType()).isEqualTo("Runtime.TruncatedResponse"));
  }

  @Test
  @Reproduces("error-types-of-streaming")
  void anotherResponseModeIsRefused() throws Exception {
    CompletableFuture<Payload> result = exchange(event("id-1"));
    get("/runtime/invocation/next");

    String response =
        raw("Lambda-Runtime-Function-Response-Mode: shouting\r\nContent-Length: 1\r\n\r\n1");

    assertThat(response).startsWith("HTTP/1.1 400 ").contains("InvalidFunctionResponseMode");
    askForNext();
    assertThatThrownBy(() -> Aside.get(result))
        .isInstanceOfSatisfying(
            ReportedError.class,
            error -> assertThat(error.errorType()).isEqualTo("Runtime.InvalidResponseModeHeader"));
  }

  @Test
  @Reproduces("restore-calls")
  void aSnapshotIsTakenWhereItIsAskedForAndThenTheRuntimeIsRestored() throws Exception {
    close();
    open(true);
    CompletableFuture<Reply> restored = async("/runtime/restore/next");
    conversation.awaitInit();
    assertThat(restored).isNotDone();

    CompletableFuture<Payload> ready = inThread(() -> {
      conversation.restore();
      return Payload.empty();
    });
    assertThat(restored.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    askForNext();
    assertThat(Aside.get(ready)).isEqualTo(Payload.empty());
  }

  @Test
  @Reproduces("restore-calls")
  void anErrorAfterTheRestorationIsReported() throws Exception {
    close();
    open(true);
    async("/runtime/restore/next");
    conversation.awaitInit();
    CompletableFuture<Payload> ready = inThread(() -> {
      conversation.restore();
      return Payload.empty();
    });
    Fork.await(() ->
        post("/runtime/restore/error", "{}", "Runtime.AfterRestoreError").statusCode() == 202);

    assertThatThrownBy(() -> Aside.get(ready))
        .isInstanceOfSatisfying(
            ReportedError.class,
            error -> assertThat(error.errorType()).isEqualTo("Runtime.AfterRestoreError"));
  }

  @Test
  void theEndOfTheProcessEndsTheWait() throws Exception {
    CompletableFuture<Payload> result = exchange(event("id-1"));
    get("/runtime/invocation/next");

    conversation.end(ProcessExit.bySignal("killed"));

    assertThatThrownBy(() -> Aside.get(result)).isInstanceOf(ProcessExit.class);
  }

  @Test
  @Reproduces("ping")
  void pathsThatAreNoneAreNotFound() throws Exception {
    assertThat(get("/ping").body()).isEqualTo("pong");
    assertThat(get("/runtime/nothing").statusCode()).isEqualTo(404);
    assertThat(post("/runtime/invocation/id/nothing", "").statusCode()).isEqualTo(404);
    assertThat(post("/runtime/invocation/next", "").statusCode()).isEqualTo(404);
    assertThat(raw("PUT", "/ping", "\r\n")).startsWith("HTTP/1.1 405 ");
  }

  private static Event event(String id) {
    return new Event(id, EVENT, Map.of());
  }

  /** Waits for the end of the init phase, then hands over the event, as the engine does. */
  private CompletableFuture<Payload> exchange(Event event) {
    return inThread(() -> {
      conversation.awaitInit();
      return conversation.exchange(event);
    });
  }

  /** Hands over an event to a runtime that has asked for it. */
  private CompletableFuture<Payload> handOver(Event event) {
    return inThread(() -> conversation.exchange(event));
  }

  private void askForNext() {
    async("/runtime/invocation/next");
  }

  private CompletableFuture<Reply> async(String path) {
    return inThread(() -> get(path));
  }

  private Reply get(String path) throws IOException {
    return new RuntimeSide(api.address()).get(path);
  }

  private Reply post(String path, String body) throws IOException {
    return post(path, body, "");
  }

  private Reply post(String path, String body, String errorType) throws IOException {
    return new RuntimeSide(api.address()).post(path, body, errorType);
  }

  private String raw(String rest) throws IOException {
    return raw("POST", "/runtime/invocation/id-1/response", rest);
  }

  private String raw(String method, String path, String rest) throws IOException {
    return new RuntimeSide(api.address()).raw(method, path, rest);
  }

  private static void assertRefused(Reply response, String from, String to) {
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body())
        .contains(
            "State transition from " + from + " to " + to + " failed", "InvalidStateTransition");
  }
}
