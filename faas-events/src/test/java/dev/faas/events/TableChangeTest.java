package dev.faas.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Batch;
import dev.faas.events.TableChange.Change;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableChangeTest {

  private static final Map<String, Value> KEYS = Map.of("id", Value.of(7));
  private static final Map<String, Value> BO = Map.of("name", Value.of("Bo"));
  private static final Map<String, Value> AL = Map.of("name", Value.of("Al"));

  @Test
  void keysAndAttributesMakeACompleteChange() {
    TableChange change = TableChange.inserted(KEYS, BO);

    assertThat(change)
        .returns(Change.INSERT, TableChange::change)
        .returns(KEYS, TableChange::keys)
        .returns(null, TableChange::oldImage)
        .returns(Instant.parse("2026-01-01T12:00:00Z"), TableChange::time)
        .returns("NEW_AND_OLD_IMAGES", TableChange::viewType)
        .returns("my-table", TableChange::tableName)
        .returns(false, TableChange::isExpiry)
        .returns(EventMeta.none(), TableChange::meta);
    assertThat(change.newImage())
        .containsOnly(Map.entry("id", Value.of(7)), Map.entry("name", Value.of("Bo")));
    assertThat(change.eventId()).matches("[0-9a-f]{32}");
    assertThat(change.sequence().orElseThrow().bitLength()).isGreaterThan(63);
  }

  @Test
  void eachChangeHasTheImagesThatItLeaves() {
    TableChange modified = TableChange.modified(KEYS, BO, AL);
    TableChange removed = TableChange.removed(KEYS, BO);

    assertThat(modified.change()).isEqualTo(Change.MODIFY);
    assertThat(modified.oldValue("name")).contains(Value.of("Bo"));
    assertThat(modified.newValue("name")).contains(Value.of("Al"));
    assertThat(modified.newValue("age")).isEmpty();
    assertThat(removed.change()).isEqualTo(Change.REMOVE);
    assertThat(removed.oldValue("id")).contains(Value.of(7));
    assertThat(removed.newValue("id")).isEmpty();
    assertThat(TableChange.inserted(KEYS, BO).oldValue("id")).isEmpty();
  }

  @Test
  void anExpiryIsARemovalByTheServiceItself() {
    TableChange expired = TableChange.expired(KEYS, BO);

    assertThat(expired.isExpiry()).isTrue();
    assertThat(TableChange.removed(KEYS, BO).isExpiry()).isFalse();
    assertThat(expired.toBuilder().change(Change.INSERT).build().isExpiry()).isFalse();
    assertThat(expired.toBuilder().principalType("User").build().isExpiry()).isFalse();
    assertThat(expired.toBuilder().principal("s3.amazonaws.com").build().isExpiry())
        .isFalse();
  }

  @Test
  void aKeyThatTheTableLacksIsNamedWithThoseItHas() {
    TableChange change = TableChange.inserted(KEYS, BO);

    assertThat(change.key("id").number()).isEqualTo("7");
    assertThatThrownBy(() -> change.key("name"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("no key name, only [id]");
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:dynamodb:eu-west-1:1:table/photos/stream/2025-12-01T08:00:00.000,photos",
    "arn:aws:dynamodb:eu-west-1:1:table/photos,photos",
    "//firestore.googleapis.com/projects/p/databases/d,d",
    "photos,photos"
  })
  void theNameOfTheTableIsTakenOutOfTheFullName(String table, String name) {
    assertThat(TableChange.builder().build().withTable(table).tableName()).isEqualTo(name);
    assertThat(TableChange.builder().table(null).build().tableName()).isNull();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "x", "-1", "1.0", "٣"})
  void whatIsNoWholeNumberIsNoSequence(String number) {
    TableChange change = TableChange.builder().sequenceNumber(number).build();

    assertThat(change.sequence()).isEmpty();
    assertThat(change.withSequenceNumber("0012").sequence()).contains(BigInteger.valueOf(12));
  }

  @Test
  void theChangesOfABatchFollowEachOther() {
    Batch<TableChange> batch = TableChanges.of(
        TableChange.inserted(KEYS, BO),
        TableChange.modified(KEYS, BO, AL),
        TableChange.removed(KEYS, AL));

    assertThat(batch.events())
        .extracting(change -> change.sequence().orElseThrow())
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(batch.events()).extracting(TableChange::eventId).doesNotHaveDuplicates();
    assertThat(batch.items()).extracting(Batch.Item::lane).containsOnly("shard");
    assertThat(batch.items().get(2).id()).isEqualTo("4421584500000000017450439093");
    assertThat(batch.events().get(0)).isEqualTo(TableChange.inserted(KEYS, BO));
  }

  @Test
  void aChangeWithoutASequenceNumberCannotBeReportedAlone() {
    TableChange unnumbered = TableChange.builder().sequenceNumber(null).build();

    assertThat(TableChanges.batch(List.of(unnumbered)).items().get(0).id()).isEmpty();
    assertThat(TableChanges.of(unnumbered, unnumbered).items().get(1).id()).isEqualTo("1");
  }

  @Test
  void withChangesOneThing() {
    TableChange change = TableChange.modified(KEYS, BO, AL);

    assertThat(change.withNewImage(BO).newImage()).isEqualTo(BO);
    assertThat(change.withOldImage(AL).oldImage()).isEqualTo(AL);
    assertThat(change.withTime(Instant.EPOCH).time()).isEqualTo(Instant.EPOCH);
    assertThat(change.toBuilder().key("more", Value.of(1)).build().keys())
        .containsOnlyKeys("id", "more");
    assertThat(change.toBuilder().build()).isEqualTo(change);
    assertThat(change.toBuilder().eventId("e").build().withSequenceNumber("8").eventId())
        .isEqualTo("e");
  }

  @Test
  void whatAPlatformDoesNotTellCanBeAbsent() {
    TableChange bare = TableChange.builder()
        .change(Change.UNKNOWN)
        .sequenceNumber(null)
        .time(null)
        .viewType(null)
        .size(null)
        .table(null)
        .eventId(null)
        .build();

    assertThat(bare).hasAllNullFieldsOrPropertiesExcept("change", "keys", "meta");
    assertThat(bare.toBuilder().build()).isEqualTo(bare);
  }
}
