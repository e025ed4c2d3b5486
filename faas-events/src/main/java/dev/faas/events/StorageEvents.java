package dev.faas.events;

import dev.faas.Batch;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Batches of storage events as a bucket delivers them: for tests, and for whoever calls a function.
 *
 * <pre>{@code
 * StorageEvents.of("in/cat.jpg", "in/dog.jpg")
 * StorageEvents.batch(List.of(StorageEvent.deleted("photos", "cat.jpg")))
 * }</pre>
 */
public final class StorageEvents {

  private static final long FIRST_SEQUENCER = 0x69565CC8A3F1D05EL;

  private StorageEvents() {}

  /**
   * Complete events: objects with these keys came into one bucket, one after the other. See {@link
   * StorageEvent#builder}.
   */
  public static Batch<StorageEvent> of(String... keys) {
    HexFormat hex = HexFormat.of().withUpperCase();
    List<StorageEvent> events = new ArrayList<>(keys.length);
    for (int i = 0; i < keys.length; i++) {
      events.add(StorageEvent.builder()
          .key(keys[i])
          .sequencer("00" + hex.toHexDigits(FIRST_SEQUENCER + i))
          .build());
    }
    return batch(events);
  }

  /** These events as a batch, like {@link #batch}. */
  public static Batch<StorageEvent> of(StorageEvent... events) {
    return batch(List.of(events));
  }

  /**
   * These events, each with its bucket, a slash and its key as the id of the item, and no lane: a bucket
   * promises no order. S3 delivers one event at a time.
   */
  public static Batch<StorageEvent> batch(List<StorageEvent> events) {
    List<Batch.Item<StorageEvent>> items = new ArrayList<>(events.size());
    for (StorageEvent event : events) {
      items.add(new Batch.Item<>(event.bucket() + "/" + event.key(), null, event));
    }
    return new Batch<>(items);
  }

  /**
   * The event with which S3 tests the notifications of a bucket: see {@link StorageEvent#isTest}.
   *
   * @param bucket its short name
   */
  public static Batch<StorageEvent> test(String bucket) {
    StorageEvent event = StorageEvent.builder()
        .kind(StorageEvent.Kind.OTHER)
        .eventName(StorageEvent.TEST)
        .bucket(bucket)
        .key("")
        .size(null)
        .eTag(null)
        .sequencer(null)
        .principal(null)
        .sourceIp(null)
        .region(null)
        .build();
    return batch(List.of(event));
  }
}
