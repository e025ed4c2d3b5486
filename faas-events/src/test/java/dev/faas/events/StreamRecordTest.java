package dev.faas.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Batch;
import dev.faas.Type;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamRecordTest {

  record Click(String page) {}

  @Test
  void aTextAloneMakesACompleteRecord() {
    StreamRecord record = StreamRecord.of("data");

    assertThat(record)
        .returns("data", StreamRecord::text)
        .returns("my-stream", StreamRecord::streamName)
        .returns("shardId-000000000000", StreamRecord::shard)
        .returns("1", StreamRecord::key)
        .returns(Instant.parse("2026-01-01T12:00:00.183Z"), StreamRecord::time)
        .returns(record.shard() + ":" + record.position(), StreamRecord::eventId)
        .returns(EventMeta.none(), StreamRecord::meta);
    assertThat(new BigInteger(record.position()).bitLength()).isGreaterThan(63);
  }

  @Property
  void theRecordsOfABatchFollowEachOther(@ForAll List<String> data) {
    Batch<StreamRecord> batch = StreamRecords.of(data.toArray(new String[0]));

    assertThat(batch.events()).extracting(StreamRecord::text).isEqualTo(data);
    assertThat(batch.events())
        .extracting(record -> new BigInteger(record.position()))
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(batch.items())
        .allSatisfy(item -> assertThat(item)
            .returns(item.event().position(), Batch.Item::id)
            .returns("shardId-000000000000", Batch.Item::lane));
  }

  @Test
  void theFirstRecordOfABatchIsTheSingleOne() {
    assertThat(StreamRecords.of("data").events()).containsExactly(StreamRecord.of("data"));
  }

  @Test
  void recordsWithoutAShardAreInOneLane() {
    StreamRecord lost = StreamRecord.builder().shard(null).position(null).build();

    assertThat(StreamRecords.batch(List.of(lost, lost)).items())
        .containsOnly(new Batch.Item<>("", "shard", lost));
    assertThat(lost.eventId()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:kinesis:eu-west-1:1:stream/clicks,clicks",
    "arn:aws:kinesis:eu-west-1:1:stream/clicks/consumer/counter:1767000000,clicks",
    "projects/p/topics/t,t",
    "clicks,clicks"
  })
  void theNameOfTheStreamIsTakenOutOfTheFullName(String stream, String name) {
    assertThat(StreamRecord.of("x").withStream(stream).streamName()).isEqualTo(name);
    assertThat(StreamRecord.builder().stream(null).build().streamName()).isNull();
  }

  @Test
  void aValueIsSentAndReadAsJson() {
    StreamRecord record = StreamRecord.ofJson(new Click("/"));

    assertThat(record.text()).isEqualTo("{\"page\":\"/\"}");
    assertThat(record.json(Click.class)).isEqualTo(new Click("/"));
    assertThat(record.json(new Type<Map<String, String>>() {})).containsEntry("page", "/");
    assertThat(StreamRecord.builder().json(new Click("/")).build()).isEqualTo(record);
  }

  @Test
  void withChangesOneThing() {
    StreamRecord record = StreamRecord.of("x");

    assertThat(record.withKey("k").key()).isEqualTo("k");
    assertThat(record.withTime(Instant.EPOCH).time()).isEqualTo(Instant.EPOCH);
    assertThat(record.withData(Body.of("y"))).isEqualTo(StreamRecord.of("y"));
    assertThat(record.withPosition("8").withShard("s")).returns("s:8", StreamRecord::eventId);
    assertThat(record.toBuilder().eventId("e").build().withPosition("8").eventId())
        .isEqualTo("e");
    assertThat(record.toBuilder().build()).isEqualTo(record);
  }

  @Test
  void whatAPlatformDoesNotTellCanBeAbsent() {
    StreamRecord bare = StreamRecord.builder().stream(null)
        .shard(null)
        .key(null)
        .position(null)
        .time(null)
        .build();

    assertThat(bare).hasAllNullFieldsOrPropertiesExcept("data", "meta");
    assertThat(bare.toBuilder().build()).isEqualTo(bare);
  }
}
