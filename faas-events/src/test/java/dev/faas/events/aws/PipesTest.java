package dev.faas.events.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Batch;
import dev.faas.Payload;
import dev.faas.events.Body;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.events.StreamRecord;
import dev.faas.events.StreamRecords;
import dev.faas.events.contract.Formats;
import dev.faas.events.contract.JsonTrees;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** EventBridge Pipes sends arrays of records, and nothing around them. */
class PipesTest {

  @Test
  void arraysAreReproduced() {
    Formats.reproduces(PipesTest.class, "sqs-pipe.json", AwsEvents.queue());
    Formats.reproduces(PipesTest.class, "kinesis-pipe.json", AwsEvents.stream());
    Formats.reproduces(PipesTest.class, "dynamodb-pipe.json", AwsEvents.table());
  }

  @Test
  void recordsOfAStreamAreFlatAndAnsweredByTheirEventIds() {
    Batch<StreamRecord> batch = AwsEvents.stream().decode(GoldenFiles.read("kinesis-pipe.json"));
    StreamRecord second = batch.events().get(1);

    assertThat(second)
        .returns("user-1", StreamRecord::key)
        .returns("49590338271490256608559692538361571095921575989136588891", StreamRecord::position)
        .returns("shardId-000000000006", StreamRecord::shard)
        .returns(Body.of(new byte[] {0, 1, -2, -1}), StreamRecord::data)
        .returns(Instant.parse("2026-01-02T03:00:00.123Z"), StreamRecord::time)
        .returns("clicks", StreamRecord::streamName)
        .returns("kinesis-pipe", record -> record.meta().kind());
    assertThat(batch.items().get(1).id()).isEqualTo(second.eventId());
    assertThat(batch.items()).extracting(Batch.Item::lane).containsOnly("shardId-000000000006");
  }

  @Test
  void recordsOfATableAreAnsweredByTheirEventIds() {
    assertThat(AwsEvents.table().decode(GoldenFiles.read("dynamodb-pipe.json")).items())
        .extracting(Batch.Item::id)
        .containsExactly("5d41402abc4b2a76b9719d911017c590", "5d41402abc4b2a76b9719d911017c591");
  }

  @Test
  void messagesOfAQueueAreAnsweredByTheirIds() {
    Batch<QueueMessage> batch = AwsEvents.queue().decode(GoldenFiles.read("sqs-pipe.json"));

    assertThat(batch.events()).extracting(QueueMessage::text).containsExactly("one", "two");
    assertThat(batch.items())
        .extracting(Batch.Item::id)
        .containsExactly(
            "5b1f0c1e-7d0a-4c55-9b1e-2f6a4d2e9c01", "5b1f0c1e-7d0a-4c55-9b1e-2f6a4d2e9c02");
  }

  @Test
  void partOfAnArrayIsAnArrayToo() {
    Batch<QueueMessage> batch = AwsEvents.queue().decode(GoldenFiles.read("sqs-pipe.json"));
    Payload second = AwsEvents.queue()
        .encodeEvent(QueueMessages.batch(List.of(batch.events().get(1).withReceiveCount(2))));

    assertThat(second.text()).startsWith("[{").contains("\"ApproximateReceiveCount\":\"2\"");
  }

  @Test
  void builtRecordsBesideOnesOfAPipeAreFlatAndComplete() {
    Batch<StreamRecord> piped = AwsEvents.stream().decode(GoldenFiles.read("kinesis-pipe.json"));
    StreamRecord built = StreamRecords.of("three").events().get(0);
    Payload wire = AwsEvents.stream()
        .encodeEvent(StreamRecords.batch(List.of(piped.events().get(0), built)));

    assertThat(wire.text()).startsWith("[{").doesNotContain("\"kinesis\":");
    assertThat(AwsEvents.stream().decode(wire).events().get(1))
        .returns(built.eventId(), StreamRecord::eventId)
        .returns(built.data(), StreamRecord::data)
        .satisfies(back -> assertThat(back.meta().rest("awsRegion")).isPresent());
  }

  @Test
  void emptyArrayIsAnEmptyBatch() {
    Batch<QueueMessage> batch = AwsEvents.queue().decode(Payload.of(" [ ] "));

    assertThat(batch.items()).isEmpty();
    JsonTrees.assertSameJson(AwsEvents.queue().encodeEvent(batch).text(), "{\"Records\":[]}");
  }

  @Test
  void wrongRecordIsNamedByItsPlaceInTheArray() {
    String json = GoldenFiles.read("sqs-pipe.json").text().replaceFirst("messageId", "id");

    assertThatThrownBy(() -> AwsEvents.queue().decode(Payload.of(json)))
        .hasMessage("sqs at $[0].messageId: expected a text, found nothing");
  }

  @Test
  void topicComesInNoArray() {
    assertThatThrownBy(() -> AwsEvents.topic().decode(Payload.of("[]")))
        .hasMessageStartingWith("sns at $: expected an object, found");
  }
}
