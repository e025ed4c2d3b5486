package dev.faas.events.aws;

import dev.faas.Batch;
import dev.faas.events.BusEvent;
import dev.faas.events.ScheduledEvent;
import dev.faas.events.StorageEvent;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Single;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events of EventBridge, which come one by one, each with its id. */
final class Alone<E> extends Single<E> {

  Alone(JsonCodec<E> event) {
    super(event);
  }

  @Override
  protected Batch<E> batch(List<E> events) {
    E event = events.get(0);
    String id = id(event);
    return new Batch<>(List.of(new Batch.Item<>(id == null ? "" : id, null, event)));
  }

  private static @Nullable String id(Object event) {
    return event instanceof BusEvent bus
        ? bus.id()
        : event instanceof StorageEvent storage
            ? storage.bucket() + "/" + storage.key()
            : ((ScheduledEvent) event).id();
  }
}
