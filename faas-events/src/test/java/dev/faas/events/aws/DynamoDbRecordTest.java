package dev.faas.events.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Batch;
import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.Detected;
import dev.faas.events.TableChange;
import dev.faas.events.TableChanges;
import dev.faas.events.Value;
import dev.faas.events.contract.JsonTrees;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DynamoDbRecordTest {

  private static TableChange sent(TableChange change) {
    Payload wire = AwsEvents.table().encodeEvent(TableChanges.batch(List.of(change)));
    return AwsEvents.table().decode(wire).events().get(0);
  }

  @Test
  void builtChangesAreWrittenCompleteAndReadBackEqual() {
    Map<String, Value> keys = Map.of("id", Value.of(7));
    Batch<TableChange> batch = TableChanges.of(
        TableChange.inserted(keys, Map.of("name", Value.of("Bo"))),
        TableChange.modified(keys, Map.of("name", Value.of("Bo")), Map.of()),
        TableChange.expired(keys, Map.of("name", Value.ofNull())));
    Payload wire = AwsEvents.table().encodeEvent(batch);
    List<TableChange> back = AwsEvents.table().decode(wire).events();

    assertThat(back)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("meta")
        .isEqualTo(batch.events());
    assertThat(wire.text()).contains("\"eventVersion\":\"1.1\"", "\"awsRegion\":");
    assertThat(back).extracting(TableChange::isExpiry).containsExactly(false, false, true);
    assertThat(AwsEvents.detect(wire)).get().returns("dynamodb", Detected::kind);
  }

  @Property
  void everyNumberSurvivesTheWire(
      @ForAll @BigRange(min = "-1e38", max = "1e38") @Scale(20) BigDecimal number) {
    TableChange change = TableChange.inserted(Map.of("id", Value.of(number)), Map.of());

    assertThat(sent(change).key("id").number()).isEqualByComparingTo(number);
    assertThat(sent(change).key("id")).isEqualTo(Value.of(number));
  }

  @ParameterizedTest
  @CsvSource({"1.0,1", "1E2,100", "+7,7", "007,7", "-0,0", ".5,0.5", "1E-3,0.001", "0.10,0.1"})
  void numberInAnotherSpellingComesOutAsItWentInUntilItIsChanged(String spelled, String number) {
    String json = "{\"Records\":[{\"eventSource\":\"aws:dynamodb\",\"dynamodb\":{\"Keys\":"
        + "{\"id\":{\"N\":\"" + spelled + "\"}},\"SequenceNumber\":\"1\"}}]}";
    Batch<TableChange> batch = AwsEvents.table().decode(Payload.of(json));
    TableChange change = batch.events().get(0);

    assertThat(change.key("id").number()).isEqualTo(new BigDecimal(number));
    JsonTrees.assertSameJson(AwsEvents.table().encodeEvent(batch).text(), json);
    TableChange changed = change.toBuilder()
        .key("id", Value.of(new BigDecimal(number).add(BigDecimal.ONE)))
        .build();
    assertThat(sent(changed).keys()).isEqualTo(changed.keys());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"N\":\"x\"}|.N: expected a decimal number as a text of at most 1000 digits, found"
            + " the text \"x\"",
        "{\"N\":\"1E99999\"}|.N: expected a decimal number as a text of at most 1000 digits,"
            + " found the text \"1E99999\"",
        "{\"N\":7}|.N: expected a text, found the number 7",
        "{\"SS\":[\"a\",\"a\"]}|.SS: expected each element once, found one of them twice",
        "{\"NS\":[\"1\",\"1.0\"]}|.NS: expected each element once, found one of them twice",
        "{\"X\":1}|: expected an object with one of S N B BOOL NULL M L SS NS BS, found none of"
            + " them",
        "{\"L\":[{\"S\":\"a\"},{}]}|.L[1]: expected an object with one of S N B BOOL NULL M L SS NS"
            + " BS, found none of them"
      })
  void valueOfNoKnownShapeIsNamedByItsPlace(String value, String message) {
    String json = "{\"Records\":[{\"eventSource\":\"aws:dynamodb\",\"dynamodb\":{\"Keys\":{\"id\":"
        + value + "},\"SequenceNumber\":\"1\"}}]}";

    assertThatThrownBy(() -> AwsEvents.table().decode(Payload.of(json)))
        .isInstanceOf(DecodeException.class)
        .hasMessage("dynamodb at $.Records[0].dynamodb.Keys.id" + message);
  }

  @Test
  void changeOfAnUnknownNameIsUnknownAndKept() {
    String json = "{\"Records\":[{\"eventName\":\"TRUNCATE\",\"eventSource\":\"aws:dynamodb\","
        + "\"dynamodb\":{\"Keys\":{},\"SequenceNumber\":\"1\"}}]}";
    Batch<TableChange> batch = AwsEvents.table().decode(Payload.of(json));

    assertThat(batch.events().get(0).change()).isEqualTo(TableChange.Change.UNKNOWN);
    JsonTrees.assertSameJson(AwsEvents.table().encodeEvent(batch).text(), json);
  }
}
