package dev.faas.invoker.program;

import static dev.faas.invoker.program.Workbench.output;
import static dev.faas.invoker.program.Workbench.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.faas.Payload;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.fidelity.Reproduces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JavaScript functions whose results are streams. */
class NodeStreamingTest extends ProgramTester {

  private LocalFunction<Payload, Payload> streaming(String body) {
    return bench.node(
        "exports.handler = awslambda.streamifyResponse(async (event, stream, context) => {" + body
            + "}, { highWaterMark: 1024 });");
  }

  @Test
  @Reproduces("streamed-response")
  void whatIsWrittenIsTheResponse() {
    LocalFunction<Payload, Payload> function = streaming("""
        stream.setContentType('text/plain');
        stream.write('hello ');
        await new Promise((resolve) => setTimeout(resolve, 5));
        stream.write({ name: event });
        stream.end(context.awsRequestId ? '!' : '?');
        """);

    assertThat(result(function, "\"Ada\"")).isEqualTo("hello {\"name\":\"Ada\"}!");
    assertThat(result(function, "\"Bob\"")).isEqualTo("hello {\"name\":\"Bob\"}!");
  }

  @Test
  void aStreamMayBePipedInto() {
    LocalFunction<Payload, Payload> function = streaming("""
        const { pipeline } = require('node:stream/promises');
        await pipeline(require('node:stream').Readable.from(['a', 'b'.repeat(event)]), stream);
        """);

    assertThat(result(function, "500000")).isEqualTo("a" + "b".repeat(500_000));
  }

  @Test
  void theStreamOfAnHttpResponseBeginsWithItsMetadata() {
    LocalFunction<Payload, Payload> function = streaming("""
        const http = awslambda.HttpResponseStream.from(stream, { statusCode: 201 });
        http.write('created');
        http.end();
        """);

    assertThat(result(function, "1")).isEqualTo("{\"statusCode\":201}\0\0\0\0\0\0\0\0created");
  }

  @Test
  @Reproduces("streaming-errors-in-trailers")
  void anErrorInTheMiddleOfTheStreamReachesTheCaller() {
    LocalFunction<Payload, Payload> function = streaming("""
        stream.write('half');
        if (event === 'fail') throw new RangeError('too far');
        stream.end();
        """);

    Outcome<Payload> outcome = function.invoke(Payload.of("\"fail\""));

    assertThat(outcome).asInstanceOf(type(Outcome.Failed.class)).satisfies(failed -> {
      assertThat(failed.errorType()).isEqualTo("RangeError");
      assertThat(failed.errorMessage()).isEqualTo("too far");
    });
    assertThat(outcome.payload().text()).contains("\"trace\":[\"RangeError: too far\"");
    assertThat(output(outcome)).singleElement().asString().contains("\tERROR\tInvoke Error \t{");
    assertThat(result(function, "1")).isEqualTo("half");
  }

  @Test
  void aReturnValueIsIgnoredWithAWarning() {
    Outcome<Payload> outcome = streaming("stream.end('a'); return 5;").invoke(Payload.of("1"));

    assertThat(outcome.payload().text()).isEqualTo("a");
    assertThat(output(outcome))
        .singleElement()
        .asString()
        .endsWith("\tWARN\tStreaming handlers ignore return values.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "awslambda.streamifyResponse((event, stream) => { stream.write('a'); }) |"
            + " string | Streaming does not support non-async handlers.",
        "awslambda.streamifyResponse(async (event, stream) => {"
            + " stream.write('a'); stream.setContentType('b'); }) |"
            + " Runtime.InvalidStreamingOperation | Cannot set content-type, too late.",
        "Object.assign(async () => 1, { [Symbol.for('aws.lambda.runtime.handler.streaming')]: 'x' }) |"
            + " Runtime.MalformedStreamingHandler | Only response streaming is supported."
      })
  void whatIsNoStreamingHandlerIsAnError(String handler, String errorType, String message) {
    Outcome<Payload> outcome = bench.node("exports.handler = " + handler).invoke(Payload.of("1"));

    assertThat(outcome.payload().text())
        .startsWith("{\"errorType\":\"" + errorType + "\",\"errorMessage\":\"" + message + "\"");
  }
}
