package dev.faas.invoker.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.CallerIdentity;
import dev.faas.ClientContext;
import dev.faas.Context;
import dev.faas.EnvironmentVariables;
import dev.faas.FunctionDefinition;
import dev.faas.Payload;
import dev.faas.RawHandler;
import dev.faas.TraceContext;
import dev.faas.events.json.JsonValue;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.InvocationRequest;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.time.SimulatedTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any invocation can be recorded, is read as it was written, and ends in the same way again. */
class RecordingPropertiesTest {

  /** What one invocation is like. */
  record Case(
      InvocationRequest request, Map<String, String> variables, Deed deed, boolean isWarm) {}

  /** What a handler does. */
  enum Deed {
    ECHO,
    CHANCE,
    LOG,
    THROW,
    TEXT,
    BINARY
  }

  private static RawHandler handler(Deed deed, SimulatedTime[] time) {
    return (event, context) -> {
      time[0].advance(Duration.ofMillis(event.size()));
      return switch (deed) {
        case ECHO -> event;
        case CHANCE -> Payload.of(told(context));
        case LOG -> {
          context.logger().info("event {}\n{}", event.text(), told(context));
          System.out.print("no end of the line " + event.text());
          yield Payload.of("null");
        }
        case THROW -> throw new IllegalStateException(event.text());
        case TEXT -> Payload.of("text\nof " + event.text());
        case BINARY -> Payload.of(new byte[] {(byte) 0xfe, (byte) event.size()});
      };
    };
  }

  private static String told(Context context) {
    return "\"" + context.requestId() + " " + context.clock().instant() + " " + context.trace()
        + "\"";
  }

  @Property(tries = 150)
  void whatIsRecordedIsReadAsItWasWrittenAndReplayedAsItWas(
      @ForAll("cases") Case example, @ForAll long seed) throws IOException {
    SimulatedTime[] time = {SimulatedTime.startingAt(Shop.NOON, seed)};
    FunctionDefinition<Payload, Payload> definition =
        FunctionDefinition.of(Payload.class, Payload.class, handler(example.deed(), time));
    Outcome<Payload> outcome;
    try (LocalInvoker invoker = LocalInvoker.builder().timeline(time[0]).build()) {
      LocalFunction<Payload, Payload> function = invoker.deploy(
          definition,
          FunctionSettings.named("F")
              .withEnvironmentVariables(EnvironmentVariables.of(example.variables())));
      if (example.isWarm()) {
        function.invoke(InvocationRequest.of(Payload.of("1")));
      }
      outcome = function.invoke(example.request());
    }

    readAgain(Recording.of(outcome, Masking.ofNames("secret")));
    Replay.of(readAgain(Recording.of(outcome, Masking.ofNames("nothing"))))
        .on((invoker, settings) -> {
          time[0] = (SimulatedTime) invoker.timeline();
          return invoker.deploy(definition, settings);
        })
        .assertSame();
  }

  private static Recording readAgain(Recording recording) throws IOException {
    Path directory = Files.createTempDirectory("recordings");
    Path file = recording.writeTo(directory.resolve("a.json"));
    Recording read = Recording.read(file);
    Files.delete(file);
    Files.delete(directory);
    assertThat(read).isEqualTo(recording);
    return read;
  }

  @Provide
  Arbitrary<Case> cases() {
    return Combinators.combine(
            requests(), variables(), Arbitraries.of(Deed.class), Arbitraries.of(true, false))
        .as(Case::new);
  }

  private static Arbitrary<InvocationRequest> requests() {
    Arbitrary<ClientContext> clients =
        Combinators.combine(texts(), texts(), texts()).as(ClientContext::new);
    Arbitrary<TraceContext> traces = Combinators.combine(
            hex(32), hex(16).injectNull(0.3), Arbitraries.of(true, false).injectNull(0.3))
        .as((id, parent, sampled) -> new TraceContext(
            "1" + id.substring(1),
            parent == null ? null : "1" + parent.substring(1),
            sampled,
            Map.of("Lineage", "a:1"),
            sampled == null ? null : "k=v"));
    return Combinators.combine(
            events(),
            traces.injectNull(0.5),
            clients.injectNull(0.5),
            Arbitraries.of(new CallerIdentity("me", "pool")).injectNull(0.5),
            Arbitraries.of("blue").injectNull(0.5))
        .as(InvocationRequest::new);
  }

  private static Arbitrary<String> hex(int digits) {
    return Arbitraries.strings().withChars("0123456789abcdef").ofLength(digits);
  }

  private static Arbitrary<Payload> events() {
    Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(12);
    Arbitrary<String> json = Arbitraries.oneOf(
        texts.map(text -> "{\"a\":" + JsonValue.of(text) + "}"),
        texts.map(text -> "{ \"secret\" :\n" + JsonValue.of(text) + "}"),
        Arbitraries.of(
            "",
            "1.00",
            "[1e2, -0]",
            "{\"a\":1,\"a\":2}",
            "{\"ü\":\"ä\\ud800\",\"e\":\"\"}",
            "[ [ ], { } ]\n",
            "\"token = x, secret=y; secret: z\"",
            "{\"body\":\"{\\\"secret\\\":[1,\\\"abcdefg\\\"]}\",\"x\":\"abcdefg\"}"));
    return json.map(Payload::of);
  }

  private static Arbitrary<Map<String, String>> texts() {
    return Arbitraries.maps(
            Arbitraries.of("a", "b c", "secret", "d"), Arbitraries.strings().ofMaxLength(8))
        .ofMaxSize(3);
  }

  private static Arbitrary<Map<String, String>> variables() {
    return Arbitraries.maps(
            Arbitraries.of("TABLE", "SECRET", "URL"),
            Arbitraries.strings().alpha().ofMaxLength(8))
        .ofMaxSize(3);
  }
}
