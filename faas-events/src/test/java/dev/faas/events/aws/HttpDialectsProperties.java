package dev.faas.events.aws;

import dev.faas.Payload;
import dev.faas.events.contract.Corpus;
import dev.faas.events.contract.Formats;
import dev.faas.events.contract.Mutations;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class HttpDialectsProperties {

  private static final Mutations MUTATIONS = Mutations.with(
      List.of(
          "x",
          "elb",
          "headers",
          "multiValueHeaders",
          "queryStringParameters",
          "multiValueQueryStringParameters",
          "query_string_parameters",
          "raw_path",
          "path",
          "method",
          "body",
          "isBase64Encoded",
          "statusDescription"),
      "\"/a?b=c&b=%zz&&=\"",
      "{\"set-cookie\":\"a\",\"Set-Cookie\":\"b\"}",
      "{\"a\":\"1\",\"b\":[\"2\",\"3\"]}",
      "{\"a&b\":\"c=d\",\"\":\"\"}");

  private static final List<String> GOLDEN = List.of(
      "alb.json",
      "alb-multi.json",
      "alb-health-check.json",
      "vpc-lattice.json",
      "vpc-lattice-v1.json");

  @Property(tries = 500)
  void changedRequestIsDecodedWithoutLossOrNamedAsWrong(@ForAll long seed) {
    for (String golden : GOLDEN) {
      MUTATIONS.check(
          GoldenFiles.read(golden), seed, json -> Formats.reencoded(AwsEvents.http(), json));
    }
  }

  @Property(tries = 500)
  void changedRecordedRequestIsDecodedWithoutLossOrNamedAsWrong(@ForAll long seed) {
    for (String folder : List.of("alb", "vpc-lattice")) {
      List<Path> files = Corpus.files("events/aws/" + folder);
      Path file = files.get((int) Math.floorMod(seed, (long) files.size()));
      MUTATIONS.check(
          Payload.of(Corpus.read(file)), seed, json -> Formats.reencoded(AwsEvents.http(), json));
    }
  }

  @Property(tries = 500)
  void changedResponseIsDecodedWithoutLossOrNamedAsWrong(@ForAll long seed) {
    for (String kind : List.of("alb", "alb-multi", "vpc-lattice")) {
      Payload request = GoldenFiles.read(kind + ".json");
      MUTATIONS.check(
          GoldenFiles.read(kind + "-result.json"),
          seed,
          json -> Formats.reencodedResult(AwsEvents.http(), json, request));
    }
  }

  @Property(tries = 500)
  void cutOrGarbledBytesAreNamedAsWrongOrDecoded(@ForAll long seed) {
    for (String golden : GOLDEN) {
      Mutations.checkGarbled(
          GoldenFiles.read(golden), seed, json -> Formats.reencoded(AwsEvents.http(), json));
    }
  }
}
