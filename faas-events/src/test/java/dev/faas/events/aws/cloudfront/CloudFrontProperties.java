package dev.faas.events.aws.cloudfront;

import dev.faas.Payload;
import dev.faas.events.contract.Corpus;
import dev.faas.events.contract.Formats;
import dev.faas.events.contract.Mutations;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CloudFrontProperties {

  private static final Mutations MUTATIONS = Mutations.with(
      List.of(
          "x",
          "body",
          "bodyEncoding",
          "encoding",
          "data",
          "action",
          "headers",
          "key",
          "value",
          "status",
          "origin",
          "request",
          "response",
          "cf",
          "config"),
      "[{\"key\":\"A\",\"value\":\"1\"},{\"value\":\"2\",\"x\":3}]",
      "{\"A\":[{\"key\":\"b\",\"value\":\"1\"}],\"b\":[{\"key\":\"B\",\"value\":\"1\"}]}",
      "\"base64\"",
      "\"text\"");

  @Property(tries = 700)
  void changedEventIsDecodedWithoutLossOrNamedAsWrong(@ForAll long seed) {
    for (String golden :
        List.of("viewer-request.json", "origin-request.json", "origin-response.json")) {
      check(Formats.golden(CloudFrontProperties.class, golden), seed);
    }
  }

  @Property(tries = 700)
  void changedRecordedEventIsDecodedWithoutLossOrNamedAsWrong(@ForAll long seed) {
    List<Path> files = Corpus.files("events/aws/cloudfront");
    Path file = files.get((int) Math.floorMod(seed, (long) files.size()));
    check(Payload.of(Corpus.read(file)), seed);
  }

  private static void check(Payload event, long seed) {
    MUTATIONS.check(event, seed, json -> Formats.reencoded(CloudFrontEvent.format(), json));
  }

  @Property(tries = 600)
  void changedAnswerIsDecodedWithoutLossOrNamedAsWrong(@ForAll long seed) {
    Payload event = Formats.golden(CloudFrontProperties.class, "origin-request.json");
    for (String golden : List.of("request-result.json", "response-result.json")) {
      MUTATIONS.check(
          Formats.golden(CloudFrontProperties.class, golden),
          seed,
          json -> Formats.reencodedResult(CloudFrontEvent.format(), json, event));
    }
  }
}
