package dev.faas.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Batch;
import dev.faas.events.StorageEvent.Kind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StorageEventTest {

  @Test
  void bucketAndKeyAloneMakeACompleteEvent() {
    StorageEvent event = StorageEvent.created("album", "à la carte.jpg");

    assertThat(event)
        .returns(Kind.CREATED, StorageEvent::kind)
        .returns("ObjectCreated:Put", StorageEvent::eventName)
        .returns("album", StorageEvent::bucket)
        .returns("à la carte.jpg", StorageEvent::key)
        .returns(1024L, StorageEvent::size)
        .returns(Instant.parse("2026-01-01T12:00:00.183Z"), StorageEvent::time)
        .returns("us-east-1", StorageEvent::region)
        .returns(null, StorageEvent::versionId)
        .returns(false, StorageEvent::isTest)
        .returns(EventMeta.none(), StorageEvent::meta);
    assertThat(event.eTag()).isNotEmpty();
    assertThat(event.sequencer()).isNotEmpty();
    assertThat(event.principal()).isNotEmpty();
    assertThat(event.sourceIp()).isNotEmpty();
  }

  @Test
  void aDeletedObjectHasNoSizeAndETag() {
    StorageEvent event = StorageEvent.deleted("album", "cat.jpg");

    assertThat(event)
        .returns(Kind.DELETED, StorageEvent::kind)
        .returns("ObjectRemoved:Delete", StorageEvent::eventName)
        .returns(null, StorageEvent::size)
        .returns(null, StorageEvent::eTag);
    assertThat(StorageEvent.created("album", "cat.jpg").withKind(Kind.DELETED)).isEqualTo(event);
  }

  @Test
  void anotherKindDropsTheNameOfTheFormer() {
    StorageEvent event = StorageEvent.created("album", "cat.jpg").withKind(Kind.RESTORED);

    assertThat(event).returns(null, StorageEvent::eventName).returns(1024L, StorageEvent::size);
    assertThat(event.toBuilder().eventName("ObjectRestore:Completed").build())
        .returns(Kind.RESTORED, StorageEvent::kind)
        .returns("ObjectRestore:Completed", StorageEvent::eventName);
  }

  @Test
  void withChangesOneThing() {
    StorageEvent event = StorageEvent.created("album", "cat.jpg");

    assertThat(event.withKey("dog.jpg"))
        .isEqualTo(StorageEvent.created("album", "dog.jpg"))
        .returns(event.eTag(), StorageEvent::eTag);
    assertThat(event.withBucket("b")).isEqualTo(StorageEvent.created("b", "cat.jpg"));
    assertThat(event.withSize(7).size()).isEqualTo(7);
    assertThat(event.withTime(Instant.EPOCH).time()).isEqualTo(Instant.EPOCH);
    assertThat(event.toBuilder().build()).isEqualTo(event);
  }

  @Test
  void whatAPlatformDoesNotTellCanBeAbsent() {
    StorageEvent bare = StorageEvent.builder()
        .eventName(null)
        .size(null)
        .eTag(null)
        .versionId(null)
        .sequencer(null)
        .time(null)
        .principal(null)
        .sourceIp(null)
        .region(null)
        .build();

    assertThat(bare).hasAllNullFieldsOrPropertiesExcept("kind", "bucket", "key", "meta");
    assertThat(bare.toBuilder().build()).isEqualTo(bare);
  }

  @Test
  void theEventsOfABatchAreNamedByBucketAndKeyAndOrderedByTheirSequencers() {
    Batch<StorageEvent> batch =
        StorageEvents.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");

    assertThat(batch.items().get(1))
        .returns("my-bucket/1", Batch.Item::id)
        .returns(null, Batch.Item::lane);
    assertThat(batch.events())
        .extracting(StorageEvent::sequencer)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(StorageEvents.of("cat.jpg").events())
        .containsExactly(StorageEvent.created("my-bucket", "cat.jpg"));
    assertThat(StorageEvents.batch(List.of()).items()).isEmpty();
  }

  @Test
  void theTestEventIsAboutTheBucketOnly() {
    StorageEvent event = StorageEvents.test("album").events().get(0);

    assertThat(event)
        .returns(true, StorageEvent::isTest)
        .returns(Kind.OTHER, StorageEvent::kind)
        .returns("album", StorageEvent::bucket)
        .returns("", StorageEvent::key);
  }
}
