package dev.faas.examples.album;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static dev.faas.testkit.FaasAssertions.assertThatBatch;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.events.StreamRecord;
import dev.faas.events.StreamRecords;
import dev.faas.invoker.Outcome;
import dev.faas.testkit.FaasTest;
import dev.faas.testkit.FunctionUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@FaasTest(Clicks.class)
class ClicksTest {

  private static final String CAT = "{\"photo\": \"cat.jpg\"}";
  private static final String DOG = "{\"photo\": \"dog.jpg\"}";

  @Test
  void clicksAreCountedByPhoto(FunctionUnderTest<Batch<StreamRecord>, BatchResponse> clicks) {
    assertThat(clicks.invoke(StreamRecords.of(CAT, DOG, CAT)))
        .succeeded()
        .logged("cat.jpg: 2 clicks")
        .logged("dog.jpg: 1 clicks");
  }

  @Test
  void recordThatIsNoClickStopsItsShard(
      FunctionUnderTest<Batch<StreamRecord>, BatchResponse> clicks) {
    Batch<StreamRecord> records = StreamRecords.of(CAT, "no click", DOG);

    Outcome<BatchResponse> outcome = clicks.invoke(records);

    assertThat(outcome).logged("cat.jpg: 1 clicks").didNotLog("dog.jpg");
    assertThatBatch(outcome)
        .hasFailed(records.items().get(1).id(), records.items().get(2).id());
  }

  @Test
  void otherShardsGoOn(FunctionUnderTest<Batch<StreamRecord>, BatchResponse> clicks) {
    StreamRecord bad =
        StreamRecord.of("no click").withShard("shardId-000000000001").withPosition("1");
    StreamRecord good = StreamRecord.of(CAT).withShard("shardId-000000000002").withPosition("2");

    Outcome<BatchResponse> outcome = clicks.invoke(StreamRecords.batch(List.of(bad, good)));

    assertThat(outcome).logged("cat.jpg: 1 clicks");
    assertThatBatch(outcome).hasFailed("1");
  }

  @Test
  void countsOfAnEnvironmentEndWithIt(
      FunctionUnderTest<Batch<StreamRecord>, BatchResponse> clicks) {
    clicks.invoke(StreamRecords.of(CAT));
    assertThat(clicks.invoke(StreamRecords.of(CAT))).warmStarted().logged("cat.jpg: 2 clicks");

    assertThat(clicks.coldStart().invoke(StreamRecords.of(CAT)))
        .coldStarted()
        .logged("cat.jpg: 1 clicks");
  }
}
