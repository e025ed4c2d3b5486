package dev.faas.invoker.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.faas.Payload;
import dev.faas.TraceContext;
import dev.faas.invoker.InvocationRequest;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingTest {

  @TempDir
  Path directory;

  private static Outcome<Payload> invoke(InvocationRequest request) {
    try (LocalInvoker invoker = Shop.open()) {
      return invoker
          .deploy(
              Shop.Selling.class.getName(),
              Shop.SHOP.withEnvironmentVariable("DB_PASSWORD", "hunter22").withLogGroup("/shop"))
          .invoke(request);
    }
  }

  private Path write(String event) {
    return Recording.of(invoke(InvocationRequest.of(Payload.of(event))))
        .writeTo(directory.resolve("recording.json"));
  }

  @Test
  void theFileIsReadableAndAlwaysTheSame() throws IOException {
    String once = Files.readString(write("{\"do\":\"refuse\"}"));

    assertThat(Files.readString(write("{\"do\":\"refuse\"}"))).isEqualTo(once);
    assertThat(once)
        .startsWith("""
            {
              "format": "faas recording 1",
              "function": {
                "name": "Shop",
                "version": "$LATEST",
                "arn": "arn:aws:lambda:us-east-1:123456789012:function:Shop",
                "handler": "dev.faas.invoker.replay.Shop$Selling",
                "initialization": "ON_DEMAND",
                "isolation": "ISOLATED",
                "timeoutSeconds": 3,
                "memoryMegabytes": 128,
                "temporaryMegabytes": 512,
                "logGroup": "/shop",
                "environmentVariables": {"DB_PASSWORD": "[masked]"}
              },
              "time": {"isSimulated": true, "begin": "2026-03-01T12:00:00Z", "seed": \
            """)
        .contains("\"event\": {\"json\": {\"do\": \"refuse\"}}}")
        .contains("    \"kind\": \"FAILED\",\n")
        .contains("    {\"time\": \"2026-03-01T12:00:00Z\", \"source\": \"STDOUT\","
            + " \"text\": \"will refuse\"},\n")
        .contains("        \"no stock of 3: java.lang.IllegalStateException\",\n"
            + "        \"java.lang.IllegalStateException: no stock of 3\",\n")
        .endsWith("    \"masked\": [\"environmentVariables.DB_PASSWORD\"]\n  }\n}\n");
  }

  @Test
  void nothingOfAFileThatIsNotFinishedIsLeft() throws IOException {
    write("{}");
    write("{}");

    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(directory.resolve("recording.json"));
    }
  }

  @Test
  void aRecordingKnowsItsFunctionAndRequest() {
    Outcome<Payload> outcome = invoke(InvocationRequest.of(Payload.of("{}")));
    Recording recording = Recording.of(outcome);

    assertThat(recording.functionName()).isEqualTo("Shop");
    assertThat(recording.requestId()).isEqualTo(outcome.invocation().requestId());
    assertThat(recording.handler()).isEqualTo(Shop.Selling.class.getName());
    assertThat(recording)
        .hasToString("recording of Shop, request " + recording.requestId()
            + ", returned at 2026-03-01T12:00:00Z")
        .isEqualTo(Recording.of(outcome))
        .hasSameHashCodeAs(Recording.of(outcome));
  }

  @Test
  void anInvocationThatWasThrottledCannotBeRecorded() {
    try (LocalInvoker invoker = Shop.open()) {
      LocalFunction<Payload, Payload> function = Shop.deploy(invoker);
      function.reserveConcurrency(0);
      Outcome<Payload> throttled = function.invoke(Payload.of("{}"));

      assertThatIllegalArgumentException()
          .isThrownBy(() -> Recording.of(throttled))
          .withMessageStartingWith("Shop was throttled (ReservedFunctionConcurrent")
          .withMessageEndingWith("it did not run, so there is nothing to record");
    }
  }

  @Test
  void whatCouldNotBeReadAgainIsRefused() {
    TraceContext odd =
        new TraceContext("1".repeat(32), null, null, Map.of("Self", "a;Root=b"), null);
    Recording recording =
        Recording.of(invoke(InvocationRequest.of(Payload.of("{}")).withTrace(odd)));
    Path file = directory.resolve("recording.json");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> recording.writeTo(file))
        .withMessageContaining("cannot be recorded: it would be read as something else")
        .withMessageContaining("expected an X-Ray tracing header at $.request.trace, found");
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"faas recording 1\" | \"faas recording 2\" | expected the format \"faas recording 1\" at"
            + " $.format, found \"faas recording 2\". Record the invocation again.",
        "\"version\": \"$LATEST\" | \"version\": 1 | expected a text at $.function.version, found 1",
        "\"coldStart\": true | \"coldStart\": 1 | expected true or false at $.outcome.coldStart, found 1",
        "\"kind\": \"RETURNED\" | \"kind\": \"x\" | expected a kind of outcome at $.outcome.kind,"
            + " found \"x\"",
        "\"event\": {\"json\" | \"event\": {\"jso\" | expected an object with one of json, asciiJson, text,"
            + " base64 at $.request.event, found {\"jso\":{}}",
        "\"isSimulated\": true, | `` | expected true or false at $.time.isSimulated, found nothing",
        "\"memoryMegabytes\": 128 | \"memoryMegabytes\": 1.5 | expected a whole number of 64 bits at"
            + " $.function.memoryMegabytes, found 1.5",
        "\"temporaryMegabytes\": 512 | \"temporaryMegabytes\": 5000000000 | expected a whole number of 32"
            + " bits at $.function.temporaryMegabytes, found 5000000000",
        "\"begin\": \"2026- | \"begin\": \"x2026- | expected a time such as 2026-03-01T12:00:00Z at"
            + " $.time.begin, found \"x2026-03-01T12:00:00Z\"",
        "\"masked\": [ | \"masked\": [7, | expected a text at $.masking.masked[0], found 7",
        "\"outcome\": { | \"outcome\": 1, \"x\": { | expected an object at $.outcome, found 1",
        "{ | x | it is not JSON: ",
      })
  void aFileThatIsNoRecordingIsRefusedWithItsPlace(String text, String instead, String why)
      throws IOException {
    Path file = write("{}");
    String broken = Files.readString(file).replace(text, instead);
    Files.writeString(file, broken);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Recording.read(file))
        .withMessageStartingWith(file + " is no recording: " + why);
  }

  @Test
  void aFileThatIsNotThereCannotBeRead() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> Recording.read(directory.resolve("none.json")))
        .withMessageContaining("none.json");
  }
}
