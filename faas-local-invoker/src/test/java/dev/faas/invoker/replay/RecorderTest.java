package dev.faas.invoker.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Payload;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.time.SimulatedTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {

  @TempDir
  Path directory;

  private LocalInvoker invoker(Recorder recorder) {
    return LocalInvoker.builder()
        .timeline(SimulatedTime.startingAt(Shop.NOON, 7))
        .listener(recorder)
        .build();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void eachInvocationHasAFile() throws IOException {
    List<String> expected = new ArrayList<>();
    try (LocalInvoker invoker = invoker(Recorder.into(directory.resolve("made")))) {
      LocalFunction<Payload, Payload> function = Shop.deploy(invoker);
      for (String event : List.of("{}", "{\"do\":\"refuse\"}")) {
        Outcome<Payload> outcome = function.invoke(Payload.of(event));
        String name = "Shop-" + outcome.invocation().requestId() + ".json";
        expected.add(name);
        assertThat(Recording.read(directory.resolve("made").resolve(name)))
            .isEqualTo(Recording.of(outcome));
      }
    }
    directory = directory.resolve("made");
    assertThat(files()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void eachAttemptAtAnAsynchronousEventHasAFile() throws IOException {
    try (LocalInvoker invoker = invoker(Recorder.into(directory))) {
      String id =
          Shop.deploy(invoker).invokeAsync(Payload.of("{\"do\":\"refuse\"}")).requestId();
      invoker.settle();

      assertThat(files())
          .containsExactly(
              "Shop-" + id + "-2.json", "Shop-" + id + "-3.json", "Shop-" + id + ".json");
      Replay.of(Recording.read(directory.resolve("Shop-" + id + "-3.json")))
          .onItsHandler()
          .assertSame();
    }
  }

  @Test
  void onlySomeInvocationsCanBeRecordedAndWithAnotherMasking() throws IOException {
    Recorder recorder = Recorder.into(directory)
        .with(Masking.ofNames("iban"))
        .only(outcome -> outcome instanceof Outcome.Failed);
    try (LocalInvoker invoker = invoker(recorder)) {
      LocalFunction<Payload, Payload> function = Shop.deploy(invoker);
      function.invoke(Payload.of("{}"));
      function.invoke(Payload.of("{\"do\":\"refuse\",\"iban\":\"DE1\",\"token\":\"t\"}"));
    }

    assertThat(files()).hasSize(1);
    Recording recording = Recording.read(directory.resolve(files().get(0)));
    assertThat(recording.maskedPlaces()).containsExactly("event.iban");
  }

  @Test
  void anInvocationThatWasThrottledIsNotRecorded() throws IOException {
    try (LocalInvoker invoker = invoker(Recorder.into(directory))) {
      LocalFunction<Payload, Payload> function = Shop.deploy(invoker);
      function.reserveConcurrency(0);

      assertThat(function.invoke(Payload.of("{}"))).isInstanceOf(Outcome.Throttled.class);
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void aRecordingThatCannotBeWrittenIsReported() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    List<Throwable> reported = new ArrayList<>();
    try (LocalInvoker invoker = invoker(Recorder.into(file))) {
      LocalFunction<Payload, Payload> function = Shop.deploy(invoker);
      Thread caller = new Thread(() -> function.invoke(Payload.of("{}")));
      caller.setUncaughtExceptionHandler((thread, thrown) -> reported.add(thrown));
      caller.start();
      caller.join();
    }
    assertThat(reported)
        .singleElement()
        .isInstanceOf(UncheckedIOException.class)
        .asString()
        .contains("cannot write the recording");
  }
}
