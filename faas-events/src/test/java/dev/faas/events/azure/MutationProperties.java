package dev.faas.events.azure;

import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.events.contract.Corpus;
import dev.faas.events.contract.Formats;
import dev.faas.events.contract.Mutations;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MutationProperties {

  private static final Mutations MUTATIONS = Mutations.with(
      List.of(
          "x",
          "Data",
          "Metadata",
          "Body",
          "Headers",
          "Url",
          "Id",
          "MessageId",
          "MessageIdArray",
          "SequenceNumberArray",
          "SequenceNumber",
          "PartitionContext",
          "SystemProperties",
          "isPastDue",
          "data",
          "data_base64",
          "specversion",
          "eventType",
          "subject",
          "url",
          "current",
          "metadata",
          "_lsn",
          "_ts"),
      "\"\\\"quoted\\\"\"",
      "\"\\\"\\\\\\\"twice\\\\\\\"\\\"\"",
      "\"[1,\\\"two\\\"]\"",
      "\"[{\\\"id\\\":\\\"7\\\"},null]\"",
      "\"\\\"[]\\\"\"",
      "[\"a\",\"b\"]",
      "[{},{}]",
      "\"AAEC/w==\"",
      "\"2026-01-02T03:04:05\"",
      "{\"x\":{\"Url\":\"/\",\"Method\":\"GET\"}}",
      "{\"metadata\":{\"operationType\":\"delete\",\"lsn\":1}}");

  @Property(tries = 700)
  void changedEventIsDecodedWithoutLossOrNamedAsWrong(@ForAll long seed) {
    GoldenFilesTest.events()
        .forEach((name, formats) ->
            formats.forEach(format -> check(format, GoldenFilesTest.golden(name), seed)));
  }

  @Property(tries = 500)
  void changedRealEventIsDecodedWithoutLossOrNamedAsWrong(@ForAll long seed) {
    for (Path file : Corpus.files("events/azure")) {
      Payload event = Payload.of(Corpus.read(file));
      check(AzureEvents.bus(), event, seed);
      check(AzureEvents.storage(), event, seed);
      check(AzureEvents.topic(), event, seed);
    }
  }

  @Property(tries = 500)
  void changedResultIsDecodedWithoutLossOrNamedAsWrong(@ForAll long seed) {
    for (EventFormat<?, ?> format : List.of(AzureEvents.http(), AzureInvocation.format())) {
      Payload event = GoldenFilesTest.golden(format.kind());
      MUTATIONS.check(
          GoldenFilesTest.golden(format.kind() + "-result"),
          seed,
          result -> Formats.reencodedResult(format, result, event));
    }
  }

  @Property(tries = 500)
  void cutOrGarbledBytesAreNamedAsWrongOrDecoded(@ForAll long seed) {
    for (Map.Entry<String, List<EventFormat<?, ?>>> event :
        GoldenFilesTest.events().entrySet()) {
      EventFormat<?, ?> format = event.getValue().get(0);
      Mutations.checkGarbled(
          GoldenFilesTest.golden(event.getKey()), seed, json -> Formats.reencoded(format, json));
    }
  }

  private static void check(EventFormat<?, ?> format, Payload event, long seed) {
    MUTATIONS.check(event, seed, json -> Formats.reencoded(format, json));
  }
}
