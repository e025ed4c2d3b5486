package dev.faas.filters.tracing;

import dev.faas.Batch;
import dev.faas.events.HttpRequest;
import dev.faas.events.QueueMessage;
import dev.faas.events.StorageEvent;
import dev.faas.events.StreamRecord;
import dev.faas.events.TableChange;
import org.jspecify.annotations.Nullable;

/** Which trigger an event comes from, in OpenTelemetry's words. */
final class Triggers {

  static final String PUBSUB = "pubsub";

  private Triggers() {}

  static String of(@Nullable Object event) {
    if (event instanceof Batch<?> batch) {
      return batch.items().isEmpty() ? "other" : of(batch.items().get(0).event());
    }
    if (event instanceof HttpRequest) {
      return "http";
    }
    if (event instanceof QueueMessage || event instanceof StreamRecord) {
      return PUBSUB;
    }
    if (event instanceof StorageEvent || event instanceof TableChange) {
      return "datasource";
    }
    return "other";
  }
}
