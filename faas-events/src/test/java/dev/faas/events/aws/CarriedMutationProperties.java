package dev.faas.events.aws;

import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.events.QueueMessages;
import dev.faas.events.TopicMessages;
import dev.faas.events.contract.Corpus;
import dev.faas.events.contract.Formats;
import dev.faas.events.contract.Mutations;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Changes events of topics, buses, schedules and pipes, and those that other events carry. */
class CarriedMutationProperties {

  private static final Mutations MUTATIONS = Mutations.with(
      List.of(
          "Records",
          "Message",
          "Type",
          "Subject",
          "MessageAttributes",
          "Value",
          "body",
          "eventSource",
          "detail",
          "detail-type",
          "source",
          "resources",
          "requestPayload",
          "responseContext"),
      "\"aws:sqs\"",
      "\"s3:TestEvent\"",
      "\"Scheduled Event\"",
      "[\"Scheduled Event\"]",
      "\"arn:aws:scheduler:eu-west-1:1:schedule/a\"",
      "\"{\\\"Records\\\":[]}\"",
      "\"{\\\"Event\\\":\\\"s3:TestEvent\\\",\\\"Bucket\\\":\\\"x\\\"}\"",
      "\"{\\\"Type\\\":\\\"Notification\\\",\\\"MessageId\\\":\\\"1\\\",\\\"Message\\\":\\\"7\\\"}\"");

  @Property(tries = 600)
  void changedEventIsDecodedWithoutLossOrNamedAsWrong(@ForAll long seed) {
    for (String golden : List.of("s3-eventbridge.json", "s3-in-sns.json", "s3-in-sqs.json")) {
      check(AwsEvents.storage(), golden, seed);
    }
    check(AwsEvents.schedule(), "eventbridge-scheduler.json", seed);
    check(AwsEvents.bus(), "eventbridge-scheduler.json", seed);
    check(AwsEvents.queue(), "sqs-pipe.json", seed);
    check(AwsEvents.stream(), "kinesis-pipe.json", seed);
    check(AwsEvents.table(), "dynamodb-pipe.json", seed);
    check(InvocationRecord.format(), "destination.json", seed);
    check(InvocationRecord.format(), "destination-stream.json", seed);
  }

  @Property(tries = 300)
  void changedRealEventIsDecodedWithoutLossOrNamedAsWrong(@ForAll long seed) {
    checkReal("sns", AwsEvents.topic(), seed);
    checkReal("eventbridge", AwsEvents.bus(), seed);
    checkReal("eventbridge", AwsEvents.storage(), seed);
    checkReal("eventbridge-scheduled", AwsEvents.schedule(), seed);
    checkReal("destination", InvocationRecord.format(), seed);
  }

  @Property(tries = 600)
  void changedEventInAMessageIsDecodedWithoutLossOrNamedAsWrong(@ForAll long seed) {
    for (String golden : List.of("s3.json", "s3-test.json", "s3-eventbridge.json")) {
      Payload event = GoldenFiles.read(golden);
      MUTATIONS.check(event, seed, json -> {
        Payload wire = AwsEvents.queue().encodeEvent(QueueMessages.of(json.text()));
        Payload again = Formats.reencoded(AwsEvents.storage(), wire);
        return Payload.of(AwsEvents.queue().decode(again).events().get(0).text());
      });
      MUTATIONS.check(event, seed, json -> {
        Payload wire = AwsEvents.topic().encodeEvent(TopicMessages.of(json.text()));
        Payload again = Formats.reencoded(AwsEvents.storage(), wire);
        return Payload.of(AwsEvents.topic().decode(again).events().get(0).text());
      });
    }
  }

  @Property(tries = 300)
  void whatWasChangedIsPeeledOrLeftAsItIs(@ForAll long seed) {
    for (String golden : List.of("s3-in-sqs.json", "s3-in-sns.json", "sqs-pipe.json")) {
      MUTATIONS.check(GoldenFiles.read(golden), seed, json -> {
        AwsEvents.unwrap(json).forEach(each -> AwsEvents.detect(each.payload()));
        return json;
      });
    }
  }

  private static void check(EventFormat<?, ?> format, String golden, long seed) {
    MUTATIONS.check(
        GoldenFiles.read(golden), seed, json -> MutationProperties.reencoded(format, json));
  }

  private static void checkReal(String folder, EventFormat<?, ?> format, long seed) {
    List<Path> files = Corpus.files("events/aws/" + folder);
    Path file = files.get(Math.floorMod((int) seed, files.size()));
    MUTATIONS.check(
        Payload.of(Corpus.read(file)), seed, json -> MutationProperties.reencoded(format, json));
  }
}
