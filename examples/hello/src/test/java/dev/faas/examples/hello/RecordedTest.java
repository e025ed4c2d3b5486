package dev.faas.examples.hello;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.FunctionDefinition;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.QueueMessages;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.replay.Masking;
import dev.faas.invoker.replay.Recorder;
import dev.faas.invoker.replay.Recording;
import dev.faas.invoker.replay.Replay;
import dev.faas.testkit.FunctionUnderTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedTest {

  private static final Path RECORDINGS = Path.of("src/test/recordings");

  @TempDir
  Path directory;

  @Test
  void ordersAreTakenAsTheyWereRecorded() {
    Recording recording = Recording.read(RECORDINGS.resolve("orders.json"));

    Replay.of(recording).on(FunctionDefinition.of(Orders.class)).assertSame();
  }

  @Test
  void everyInvocationOfAnInvokerIsRecorded() {
    try (LocalInvoker invoker =
        LocalInvoker.builder().listener(Recorder.into(directory)).build()) {
      invoker.deployEach(FunctionDefinition.of(Orders.class)).invoke(QueueMessages.of("no order"));
    }
    assertThat(directory).isDirectoryContaining("glob:**/Orders-*.json");
  }

  @Test
  void secretsAreNotRecordedAndCanBeSupplied() {
    try (FunctionUnderTest<HttpRequest, HttpResponse> hello =
        FunctionUnderTest.of(FunctionDefinition.of(Hello.class))) {
      Outcome<HttpResponse> outcome = hello.invoke(
          HttpRequest.get("/hello?name=Ada").withHeader("Authorization", "Bearer t0ken"));

      Path file = Recording.of(outcome, Masking.standard().withNames("^name$"))
          .writeTo(directory.resolve("hello.json"));

      Recording recording = Recording.read(file);
      assertThat(recording.maskedPlaces())
          .contains("event.headers.Authorization", "event.queryStringParameters.name");
      Replay.of(recording)
          .supplying("event.headers.Authorization", "Bearer t0ken")
          .supplying("event.queryStringParameters.name", "Ada")
          .on(FunctionDefinition.of(Hello.class))
          .assertSame();
    }
  }
}
