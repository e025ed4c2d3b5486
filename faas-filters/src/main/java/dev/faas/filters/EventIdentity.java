package dev.faas.filters;

import dev.faas.Batch;
import dev.faas.events.Authorizer;
import dev.faas.events.HttpRequest;
import dev.faas.events.QueueMessage;
import dev.faas.events.StorageEvent;
import dev.faas.events.StreamRecord;
import dev.faas.events.TableChange;
import dev.faas.events.json.JsonValue;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What tells an event from all others and is the same in each of its deliveries. */
final class EventIdentity {

  static final String HEADER = "Idempotency-Key";

  private EventIdentity() {}

  /**
   * The texts that identify the event.
   *
   * @throws IdempotencyException if it has no identity; the message says what to do
   */
  static List<String> of(@Nullable Object event) {
    if (event instanceof QueueMessage message) {
      return List.of("queue", orEmpty(message.queue()), message.id());
    }
    if (event instanceof StorageEvent stored) {
      return of(stored);
    }
    if (event instanceof TableChange change) {
      return numbered("table", change.table(), change.sequenceNumber(), change.eventId(), "change");
    }
    if (event instanceof StreamRecord record) {
      String shard = orEmpty(record.stream()) + " " + orEmpty(record.shard());
      return numbered("stream", shard, record.position(), record.eventId(), "record");
    }
    if (event instanceof HttpRequest request) {
      return of(request);
    }
    throw unknown(event);
  }

  private static List<String> of(StorageEvent event) {
    if (event.isTest()) {
      return List.of("storage test", event.bucket(), String.valueOf(event.time()));
    }
    String what = event.kind() + " " + orEmpty(event.eventName());
    if (event.sequencer() != null) {
      String version = orEmpty(event.versionId());
      return List.of("storage", event.bucket(), event.key(), version, what, event.sequencer());
    }
    throw none("a storage event " + what + " without sequencer");
  }

  /** The number where there is one, since the id may be that of a single delivery. */
  private static List<String> numbered(
      String kind,
      @Nullable String place,
      @Nullable String number,
      @Nullable String id,
      String word) {
    if (number != null) {
      return List.of(kind, orEmpty(place), number);
    }
    if (id != null) {
      return List.of(kind + " id", orEmpty(place), id);
    }
    throw none("a " + word + " of a " + kind + " without sequence number and id");
  }

  private static List<String> of(HttpRequest request) {
    String key = request.header(HEADER).filter(value -> !value.isBlank()).orElse(null);
    if (key == null) {
      throw none("a request without the header " + HEADER);
    }
    return List.of("http", request.method(), request.path(), caller(request), key);
  }

  /**
   * Whom the platform found behind a request, so that nobody gets the kept response to another one's
   * request by guessing its key; empty where it did not ask.
   */
  private static String caller(HttpRequest request) {
    Authorizer authorizer = request.authorizer();
    if (authorizer instanceof Authorizer.Jwt jwt) {
      return "jwt " + jwt.claims().get("iss") + " " + jwt.claims().get("sub");
    }
    if (authorizer instanceof Authorizer.Iam iam) {
      return "iam " + iam.accountId() + " " + withoutSession(iam);
    }
    if (authorizer instanceof Authorizer.Custom custom) {
      return "custom " + custom.context().at("principalId").map(JsonValue::text).orElse("");
    }
    return "";
  }

  /** The id of an assumed role is followed by a colon and its session, which may end between repeats. */
  private static String withoutSession(Authorizer.Iam iam) {
    @Nullable String id = iam.userId() != null ? iam.userId() : iam.accessKey();
    return Objects.toString(id).replaceFirst(":.*", "");
  }

  private static IdempotencyException unknown(@Nullable Object event) {
    if (event instanceof Batch) {
      return new IdempotencyException(
          IdempotencyException.Reason.NO_KEY,
          "expected an event that has an identity of its own, found a batch, which the platform may compose"
              + " otherwise the next time. Filter its items: FunctionDefinition.forEach(…).filteredBy(…)");
    }
    return none(event == null ? "null" : event.getClass().getName());
  }

  private static IdempotencyException none(String found) {
    return new IdempotencyException(
        IdempotencyException.Reason.NO_KEY,
        "expected an event that has an identity of its own, found " + found
            + ". Say what identifies it: Idempotency.by(event -> …)");
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
