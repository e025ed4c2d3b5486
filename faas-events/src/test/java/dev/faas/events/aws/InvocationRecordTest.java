package dev.faas.events.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.DecodeException;
import dev.faas.EventHandler;
import dev.faas.FunctionDefinition;
import dev.faas.Payload;
import dev.faas.Type;
import dev.faas.events.Body;
import dev.faas.events.Detected;
import dev.faas.events.contract.Formats;
import dev.faas.events.contract.JsonTrees;
import dev.faas.events.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class InvocationRecordTest {

  @TestFactory
  List<DynamicTest> everyRealRecordComesOutAsItWentIn() {
    return Formats.lossless("events/aws/destination", InvocationRecord.format(), Set.of());
  }

  @Test
  void goldenRecordsAreReproduced() {
    Formats.reproduces(InvocationRecordTest.class, "destination.json", InvocationRecord.format());
    Formats.reproduces(
        InvocationRecordTest.class, "destination-stream.json", InvocationRecord.format());
  }

  @Test
  void recordHasEverythingInItsPlace() {
    InvocationRecord record =
        InvocationRecord.format().decode(GoldenFiles.read("destination.json"));

    assertThat(record)
        .returns(Instant.parse("2026-01-02T03:00:00.123Z"), InvocationRecord::timestamp)
        .returns("9b4e0f5d-6a7b-4d8e-9f9a-0b1c2d3e4f5a", InvocationRecord::requestId)
        .returns("RetriesExhausted", InvocationRecord::condition)
        .returns(3, InvocationRecord::invokeCount)
        .returns(200, InvocationRecord::statusCode)
        .returns("$LATEST", InvocationRecord::executedVersion)
        .returns("Unhandled", InvocationRecord::functionError)
        .returns(false, InvocationRecord::isSuccess);
    assertThat(record.functionArn()).endsWith(":function:photos:$LATEST");
    JsonTrees.assertSameJson(String.valueOf(record.request()), "{\"photo\":7,\"exact\":1.50}");
    assertThat(String.valueOf(record.response())).contains("no such photo");
  }

  @Test
  void recordOfAStreamHasNoPayloadsAndItsBatchInTheRest() {
    InvocationRecord record =
        InvocationRecord.format().decode(GoldenFiles.read("destination-stream.json"));

    assertThat(record)
        .returns(null, InvocationRecord::request)
        .returns(null, InvocationRecord::response);
    assertThat(record.meta().rest("DDBStreamBatchInfo", "batchSize")).contains(JsonValue.of(2));
    assertThatThrownBy(() -> record.requestJson(String.class)).isInstanceOf(DecodeException.class);
  }

  @Test
  void builtRecordIsCompleteAndReadBackEqual() {
    InvocationRecord record = InvocationRecord.builder().build();
    Payload wire = InvocationRecord.format().encodeEvent(record);

    JsonTrees.assertSameJson(wire.text(), """
        {"version":"1.0","timestamp":"2026-01-01T12:00:00.183Z","requestContext":{
        "requestId":"8ea123e4-1db7-4aca-ad10-d9ca1234c1fd","condition":"Success",
        "functionArn":"arn:aws:lambda:us-east-1:123456789012:function:my-function:$LATEST",
        "approximateInvokeCount":1},"requestPayload":{},"responsePayload":null,
        "responseContext":{"statusCode":200,"executedVersion":"$LATEST"}}""");
    assertThat(InvocationRecord.format().decode(wire).toBuilder()
            .response(record.response())
            .build())
        .isEqualTo(record);
    assertThat(AwsEvents.detect(wire)).get().returns("destination", Detected::kind);
  }

  @Test
  void failedRecordSaysHowOftenAndWhy() {
    InvocationRecord failed = InvocationRecord.builder()
        .failed(3, Body.of("{\"errorMessage\":\"no\"}"))
        .build();

    assertThat(failed)
        .returns(false, InvocationRecord::isSuccess)
        .returns("RetriesExhausted", InvocationRecord::condition)
        .returns(3, InvocationRecord::invokeCount);
    assertThat(InvocationRecord.format().decode(InvocationRecord.format().encodeEvent(failed)))
        .isEqualTo(failed);
  }

  @Test
  void recordWithoutAConditionIsNamedByPlace() {
    String json = GoldenFiles.read("destination.json").text().replace("condition", "reason");

    assertThatThrownBy(() -> InvocationRecord.format().decode(Payload.of(json)))
        .hasMessage("destination at $.requestContext.condition: expected a text, found nothing");
  }

  @Test
  void functionIsBoundByTheTypeOfTheRecord() {
    EventHandler<InvocationRecord> handler = (record, context) -> {};
    FunctionDefinition<InvocationRecord, ?> definition =
        FunctionDefinition.of(Type.of(InvocationRecord.class), Type.of(Void.class), (r, c) -> {
          handler.on(r, c);
          return null;
        });

    assertThat(AwsEvents.formatFor(definition)).isSameAs(InvocationRecord.format());
    assertThat(AwsEvents.takesItems(definition)).isFalse();
    assertThat(AwsEvents.answerTo(definition.inputType())).contains(Type.of(Void.class));
  }

  @Test
  void functionThatAnswersWhereNobodyListensIsRefusedWithWhatToReturn() {
    FunctionDefinition<InvocationRecord, String> definition =
        FunctionDefinition.of(InvocationRecord.class, String.class, (r, c) -> "");

    assertThatThrownBy(() -> AwsEvents.formatFor(definition))
        .hasMessageContaining("and returns its answer, java.lang.Void");
  }
}
