package dev.faas.events.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.faas.Codec;
import dev.faas.Payload;
import dev.faas.events.Detected;
import dev.faas.events.EventFormat;
import dev.faas.events.StorageEvent;
import dev.faas.events.TableChange;
import dev.faas.events.codec.JsonFormat;
import dev.faas.events.contract.Corpus;
import dev.faas.events.contract.JsonTrees;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AwsCorpusTest {

  private static final Map<String, EventFormat<?, ?>> EVENTS = Map.of(
      "sqs",
      AwsEvents.queue(),
      "apigw-v2",
      AwsEvents.http(),
      "function-url",
      AwsEvents.http(),
      "apigw-v1",
      AwsEvents.http(),
      "s3",
      AwsEvents.storage(),
      "dynamodb",
      AwsEvents.table(),
      "kinesis",
      AwsEvents.stream());

  private static final Map<String, EventFormat<?, ?>> RESULTS = Map.of(
      "apigw-v2-response", AwsEvents.http(),
      "apigw-response", AwsEvents.http(),
      "batch-response", AwsEvents.queue());

  /** Recorded without the member that every request has. */
  private static final String WITHOUT_PATH = "ptts__lambda-invalid.json";

  /** Those that are no events of their folder's kind. */
  private static final Set<String> BROKEN =
      Set.of(WITHOUT_PATH, "javalibs__appsync_authorizer_event.json");

  /** Folders of what is no event, or of one in another serializer's spelling. */
  private static final Set<String> NOT_EVENTS =
      Set.of("custom-pojo", "java-bean-cased", "stepfunctions");

  /** Files that stand in the folder of another kind than their members tell. */
  private static final Map<String, String> TOLD_AS = Map.of(
      "batch/samcli__batch-submit-job.json", "unknown",
      "apigw-v1/javalibs__appsync_authorizer_event.json", "appsync-authorizer");

  @TestFactory
  List<DynamicTest> everyEventComesOutAsItWentIn() {
    List<DynamicTest> tests = new ArrayList<>();
    EVENTS.forEach((kind, format) -> tests.addAll(lossless(kind, json -> reencoded(format, json))));
    tests.addAll(lossless("dynamodb-record", AwsCorpusTest::reencodedRecord));
    assertThat(tests)
        .extracting(test -> test.getDisplayName().replaceFirst("/.*", ""))
        .contains("dynamodb-record")
        .containsAll(EVENTS.keySet());
    assertThat(tests).hasSizeGreaterThan(54);
    return tests;
  }

  private static String reencodedRecord(String json) {
    Codec<TableChange> codec = JsonFormat.codec("dynamodb-record", new DynamoDbRecord());
    return codec.encode(codec.decode(Payload.of(json))).text();
  }

  @Test
  void recordWithBucketAndKeyAloneIsAnEventOfWhichNothingElseIsKnown() {
    Path file = Corpus.folder("events/aws/s3").resolve("patterns__s3_put_event.json");
    StorageEvent event =
        AwsEvents.storage().decode(Payload.of(Corpus.read(file))).events().get(0);

    assertThat(event)
        .returns("s3-lambda-dynamodb-terraform-json-store", StorageEvent::bucket)
        .returns("test.json", StorageEvent::key)
        .returns(StorageEvent.Kind.OTHER, StorageEvent::kind)
        .returns(null, StorageEvent::eventName)
        .returns(null, StorageEvent::size);
  }

  @TestFactory
  List<DynamicTest> everyResultComesOutAsItWentIn() {
    List<DynamicTest> tests = new ArrayList<>();
    RESULTS.forEach((kind, format) ->
        tests.addAll(lossless(kind, json -> reencodedResult(kind, format, json))));
    assertThat(tests).hasSize(5);
    return tests;
  }

  @Test
  void requestWithoutPathIsNamedByPlaceExpectationAndFinding() {
    Path file = Corpus.folder("events/aws/function-url").resolve(WITHOUT_PATH);

    assertThatThrownBy(() -> AwsEvents.http().decode(Payload.of(Corpus.read(file))))
        .hasMessage("apigw-v2 at $.rawPath: expected a text, found nothing");
  }

  @TestFactory
  List<DynamicTest> everyKindIsToldByItsMembers() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : Corpus.files("events/aws")) {
      String folder = String.valueOf(file.getParent().getFileName());
      String name = folder + "/" + file.getFileName();
      if (!NOT_EVENTS.contains(folder) && !folder.endsWith("-response")) {
        String kind = TOLD_AS.getOrDefault(name, folder);
        tests.add(dynamicTest(name, () -> assertThat(detected(file)).isEqualTo(kind)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(200);
    return tests;
  }

  private static String detected(Path file) {
    return AwsEvents.detect(Payload.of(Corpus.read(file))).map(Detected::kind).orElse("unknown");
  }

  private static List<DynamicTest> lossless(String kind, UnaryOperator<String> reencode) {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : Corpus.files("events/aws/" + kind)) {
      if (!BROKEN.contains(String.valueOf(file.getFileName()))) {
        tests.add(dynamicTest(kind + "/" + file.getFileName(), () -> check(file, reencode)));
      }
    }
    return tests;
  }

  private static void check(Path file, UnaryOperator<String> reencode) {
    String json = Corpus.read(file);
    String once = reencode.apply(json);
    JsonTrees.assertSameJson(once, json);
    assertThat(reencode.apply(once)).as("the second time").isEqualTo(once);
  }

  private static <I, O> String reencoded(EventFormat<I, O> format, String json) {
    return format.encodeEvent(format.decode(Payload.of(json))).text();
  }

  private static <I, O> String reencodedResult(String kind, EventFormat<I, O> format, String json) {
    String asked = kind.equals("apigw-response") ? "apigw-v1" : format.kind();
    Payload request = GoldenFiles.read(asked + ".json");
    I anyRequest = format.decode(request);
    O result = format.decodeResult(Payload.of(json), request);
    return format.encode(result, anyRequest).text();
  }
}
