package dev.faas.events.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Batch;
import dev.faas.Payload;
import dev.faas.events.Body;
import dev.faas.events.Detected;
import dev.faas.events.StreamRecord;
import dev.faas.events.StreamRecords;
import dev.faas.events.contract.JsonTrees;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KinesisRecordTest {

  private static StreamRecord sent(StreamRecord record) {
    Payload wire = AwsEvents.stream().encodeEvent(StreamRecords.batch(List.of(record)));
    return AwsEvents.stream().decode(wire).events().get(0);
  }

  @Test
  void membersOfATimeWindowAreKeptBesideTheRecords() {
    String json = GoldenFiles.read("kinesis.json").text().trim();
    String window = json.substring(0, json.length() - 1)
        + ",\"window\":{\"start\":\"2026-01-02T03:00:00Z\",\"end\":\"2026-01-02T03:05:00Z\"},"
        + "\"state\":{\"1\":\"282\"},\"shardId\":\"shardId-000000000006\","
        + "\"isFinalInvokeForWindow\":false,\"isWindowTerminatedEarly\":false}";
    Batch<StreamRecord> batch = AwsEvents.stream().decode(Payload.of(window));

    JsonTrees.assertSameJson(AwsEvents.stream().encodeEvent(batch).text(), window);
  }

  @Test
  void builtRecordsAreWrittenCompleteAndReadBackEqual() {
    Batch<StreamRecord> batch = StreamRecords.of("one", "two");
    Payload wire = AwsEvents.stream().encodeEvent(batch);

    assertThat(AwsEvents.stream().decode(wire).events())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("meta", "data")
        .isEqualTo(batch.events());
    assertThat(AwsEvents.stream().decode(wire).events())
        .extracting(StreamRecord::text)
        .containsExactly("one", "two");
    assertThat(wire.text())
        .contains("\"data\":\"b25l\"", "\"kinesisSchemaVersion\":\"1.0\"", "\"awsRegion\":");
    assertThat(AwsEvents.detect(wire)).get().returns("kinesis", Detected::kind);
  }

  @Test
  void changedShardAndDataSurviveTheWire() {
    StreamRecord record =
        AwsEvents.stream().decode(GoldenFiles.read("kinesis.json")).events().get(1);
    StreamRecord changed = record
        .withShard("shardId-7")
        .withData(Body.of("x"))
        .withTime(Instant.parse("2026-01-02T03:00:00.5Z"));

    assertThat(sent(changed)).isEqualTo(changed);
    assertThat(sent(record.withPosition("8")).eventId()).isEqualTo("shardId-000000000006:8");
    assertThat(sent(record.toBuilder().shard(null).build()).shard()).isNull();
  }
}
