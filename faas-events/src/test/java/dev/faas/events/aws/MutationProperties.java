package dev.faas.events.aws;

import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.events.contract.Formats;
import dev.faas.events.contract.Mutations;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MutationProperties {

  private static final Mutations MUTATIONS = Mutations.with(
      List.of(
          "x",
          "body",
          "Records",
          "attributes",
          "http",
          "isBase64Encoded",
          "dataType",
          "jwt",
          "eventName",
          "eventID",
          "key",
          "data",
          "Keys",
          "NewImage",
          "window",
          "N",
          "NS",
          "M",
          "Event",
          "Subject",
          "MessageAttributes",
          "detail",
          "detail-type",
          "resources"),
      "{\"lambda\":null}",
      "{\"iam\":{\"userId\":null}}",
      "\"s3:TestEvent\"",
      "{\"S\":\"x\",\"x\":null}",
      "{\"N\":\"1.0\"}",
      "{\"NS\":[\"1.0\",\"+2\"]}",
      "{\"BS\":[\"AA\",\"\"]}",
      "{\"L\":[{\"N\":\"007\"},{\"NULL\":false},{\"M\":{\"x\":{\"BOOL\":true}}}]}");

  @Property(tries = 3000)
  void changedEventIsDecodedWithoutLossOrNamedAsWrong(@ForAll long seed) {
    checkEvent(AwsEvents.queue(), seed);
    checkEvent(AwsEvents.http(), seed);
    checkEvent(AwsEvents.rest(), seed);
    checkEvent(AwsEvents.storage(), seed);
    checkEvent(AwsEvents.table(), seed);
    checkEvent(AwsEvents.stream(), seed);
    checkEvent(AwsEvents.topic(), seed);
    checkEvent(AwsEvents.bus(), seed);
    checkEvent(AwsEvents.schedule(), seed);
    check("s3-test.json", seed, json -> Formats.reencoded(AwsEvents.storage(), json));
  }

  @Property(tries = 2000)
  void changedResponseIsDecodedWithoutLossOrNamedAsWrong(@ForAll long seed) {
    checkResult(AwsEvents.http(), seed);
    checkResult(AwsEvents.rest(), seed);
    checkResult(AwsEvents.storage(), seed);
  }

  private static <I, O> void checkEvent(EventFormat<I, O> format, long seed) {
    check(format.kind() + ".json", seed, json -> reencoded(format, json));
  }

  /** A pipe's array without records becomes a batch without records: see {@link PipesTest}. */
  static Payload reencoded(EventFormat<?, ?> format, Payload json) {
    Payload again = Formats.reencoded(format, json);
    return json.text().equals("[]") && again.text().equals("{\"Records\":[]}") ? json : again;
  }

  private static <I, O> void checkResult(EventFormat<I, O> format, long seed) {
    Payload wire = GoldenFiles.read(format.kind() + ".json");
    I request = format.decode(wire);
    check(
        format.kind() + "-result.json",
        seed,
        json -> format.encode(format.decodeResult(json, wire), request));
  }

  private static void check(String golden, long seed, UnaryOperator<Payload> reencode) {
    MUTATIONS.check(GoldenFiles.read(golden), seed, reencode);
  }

  @Property(tries = 1000)
  void cutOrGarbledBytesAreNamedAsWrongOrDecoded(@ForAll long seed) {
    for (EventFormat<?, ?> each : List.of(
        AwsEvents.queue(),
        AwsEvents.http(),
        AwsEvents.storage(),
        AwsEvents.table(),
        AwsEvents.stream(),
        AwsEvents.topic(),
        AwsEvents.bus(),
        AwsEvents.schedule())) {
      Payload golden = GoldenFiles.read(each.kind() + ".json");
      Mutations.checkGarbled(golden, seed, json -> Formats.reencoded(each, json));
    }
  }
}
