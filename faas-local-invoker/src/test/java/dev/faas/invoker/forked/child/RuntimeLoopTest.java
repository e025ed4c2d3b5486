package dev.faas.invoker.forked.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Context;
import dev.faas.EnvironmentVariables;
import dev.faas.FunctionFactory;
import dev.faas.FunctionInfo;
import dev.faas.Invocable;
import dev.faas.Payload;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.forked.http.HttpListener;
import dev.faas.invoker.handler.HandlerString;
import java.io.ByteArrayOutputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The loop against a Runtime API that says {@code 410} when its events are used up. */
class RuntimeLoopTest {

  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private int events = 1;
  private int answerStatus = 202;
  private boolean closesConnections;
  private HttpListener server;
  private RuntimeClient client;
  private RuntimeLoop loop;

  @BeforeEach
  void open() throws IOException {
    server = HttpListener.open("runtime loop test", exchange -> {
      String body = new String(exchange.body(Integer.MAX_VALUE), StandardCharsets.UTF_8);
      boolean isNext = exchange.method().equals("GET");
      if (!isNext) {
        String kind = exchange.header("Lambda-Runtime-Function-Error-Type");
        calls.add(exchange.path().replace("/2018-06-01/runtime/", "") + " " + kind + " " + body);
      }
      exchange.send(
          isNext ? (events-- > 0 ? 200 : 410) : answerStatus,
          Map.of(
              "Connection", closesConnections ? "close" : "keep-alive",
              "Lambda-Runtime-Aws-Request-Id", "id-1",
              "Lambda-Runtime-Deadline-Ms", "1000",
              "Lambda-Runtime-Trace-Id", "Root=1"),
          "{}".getBytes(StandardCharsets.UTF_8));
    });
    client = RuntimeClient.connect(server.address());
    FunctionFactory.World world = new FunctionFactory.World(
        FunctionInfo.named("f"), EnvironmentVariables.none(), InstantSource.fixed(Instant.EPOCH));
    PrintStream stream = new PrintStream(log, true, StandardCharsets.UTF_8);
    loop = new RuntimeLoop(client, world, RuntimeLog.of(stream, world));
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
    System.clearProperty("com.amazonaws.xray.traceHeader");
  }

  @Test
  @Reproduces("trace-property")
  void aResponseIsPostedAndTheTraceIsASystemPropertyMeanwhile() {
    runUntilGone((event, context) ->
        Payload.of(System.getProperty("com.amazonaws.xray.traceHeader") + deadlineOf(context)));

    assertThat(calls).containsExactly("invocation/id-1/response null Root=11970-01-01T00:00:01Z");
  }

  @Test
  void aConnectionThatTheServerClosesWhileAHandlerRunsIsOpenedAgain() {
    closesConnections = true;
    events = 2;
    runUntilGone((event, context) -> event);

    assertThat(calls).hasSize(2).allMatch(call -> call.startsWith("invocation/id-1/response"));
  }

  @Test
  void aResponseThatIsTooLargeDoesNotEndTheLoop() {
    answerStatus = 413;
    events = 2;
    runUntilGone((event, context) -> event);

    assertThat(calls).hasSize(2);
  }

  @Test
  void anAnswerThatIsRefusedEndsTheLoop() {
    answerStatus = 500;

    assertThatThrownBy(() -> loop.run((event, context) -> event))
        .isInstanceOf(IOException.class)
        .hasMessage("the Runtime API answers POST invocation/id-1/error with 500: {}");
  }

  @Test
  void anExceptionOrAnOrdinaryErrorDoesNotEndTheLoopAndIsLogged() {
    events = 2;
    runUntilGone((event, context) -> {
      if (events == 1) {
        throw new AssertionError();
      }
      throw new IOException("bad \ud800 day");
    });

    assertThat(calls).hasSize(2);
    assertThat(calls.get(0))
        .startsWith("invocation/id-1/error Runtime.UserException "
            + "{\"errorMessage\":\"java.lang.AssertionError\",");
    assertThat(calls.get(1)).contains("\"errorMessage\":\"bad ? day\"");
    assertThat(log.toString(StandardCharsets.UTF_8))
        .startsWith(
            "java.lang.AssertionError: java.lang.AssertionError\njava.lang.AssertionError\n\n")
        .endsWith("bad ? day: java.io.IOException\njava.io.IOException: bad ? day\n\n");
  }

  @Test
  void anIoErrorEndsTheLoop() throws IOException {
    events = 5;
    loop.run((event, context) -> {
      throw new IOError(new IOException("disk"));
    });

    assertThat(calls).hasSize(1);
  }

  @Test
  void anErrorWhoseMessageFailsIsReportedAllTheSame() {
    runUntilGone((event, context) -> {
      throw new IllegalStateException() {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
          throw new IllegalArgumentException("no message");
        }

        @Override
        public String toString() {
          return "mute";
        }
      };
    });

    assertThat(calls.get(0))
        .contains("(its message failed with java.lang.IllegalArgumentException)");
  }

  @Test
  void anErrorWithoutAStackTraceIsReportedAllTheSame() {
    events = 2;
    runUntilGone((event, context) -> {
      throw new IllegalStateException("odd") {
        private static final long serialVersionUID = 1L;

        @Override
        public StackTraceElement[] getStackTrace() {
          return null;
        }

        @Override
        public void printStackTrace(java.io.PrintWriter writer) {
          throw new IllegalArgumentException("no trace");
        }
      };
    });

    assertThat(calls)
        .hasSize(2)
        .allMatch(call -> call.contains("\"errorMessage\":\"odd\"") && call.endsWith("[]}"));
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("(its stack trace failed with java.lang.IllegalArgumentException)\n");
  }

  private static Invocable named(String handler, FunctionFactory.World world) throws Exception {
    return HandlerString.parse(handler)
        .bind(RuntimeLoopTest.class.getClassLoader(), world, note -> {});
  }

  @Test
  void aHandlerStringThatIsNoneIsAFaultOfEachInvocation() throws Exception {
    events = 2;
    runUntilGone(loop.init(RuntimeLoopTest::named, "com.example.Orders::"));

    assertThat(calls)
        .hasSize(2)
        .allMatch(call -> call.equals("invocation/id-1/error"
            + " Runtime.BadFunctionCode {\"errorMessage\":\"Invalid handler: `com.example.Orders::'\","
            + "\"errorType\":null,\"stackTrace\":null}"));
    assertThat(log.toString(StandardCharsets.UTF_8))
        .startsWith("Invalid handler: `com.example.Orders::'\n");
  }

  @Test
  void aClassThatIsNoHandlerIsAFaultThatSaysWhatToDo() throws Exception {
    runUntilGone(loop.init(RuntimeLoopTest::named, String.class.getName()));

    assertThat(calls.get(0)).contains("Runtime.BadFunctionCode", "java.lang.String");
  }

  @Test
  void whatTheHandlersCodeThrowsEndsTheInitPhase() {
    assertThatThrownBy(() -> loop.init(
            (name, world) -> {
              throw new OutOfMemoryError("too many");
            },
            "x"))
        .isInstanceOf(RuntimeLoop.FailedInit.class);
    assertThat(calls)
        .containsExactly("init/error Runtime.BadFunctionCode {\"errorMessage\":\"too many\","
            + "\"errorType\":\"java.lang.OutOfMemoryError\",\"stackTrace\":null}");
  }

  private static Instant deadlineOf(Context context) {
    assertThat(context.requestId()).isEqualTo("id-1");
    assertThat(context.remaining()).hasMillis(1000);
    assertThat(context.isCancelled()).isFalse();
    return context.deadline();
  }

  private void runUntilGone(Invocable handler) {
    assertThatThrownBy(() -> loop.run(handler))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("410");
  }
}
