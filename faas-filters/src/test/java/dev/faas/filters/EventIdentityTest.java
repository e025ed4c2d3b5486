package dev.faas.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Batch;
import dev.faas.events.Authorizer;
import dev.faas.events.HttpRequest;
import dev.faas.events.QueueMessage;
import dev.faas.events.StorageEvent;
import dev.faas.events.StorageEvents;
import dev.faas.events.StreamRecord;
import dev.faas.events.TableChange;
import dev.faas.events.Value;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventIdentityTest {

  private static final QueueMessage MESSAGE = QueueMessage.of("tea");
  private static final StorageEvent STORED = StorageEvent.created("photos", "cat.jpg");
  private static final TableChange CHANGE =
      TableChange.inserted(Map.of("id", Value.of(7)), Map.of());
  private static final StreamRecord RECORD = StreamRecord.of("click");
  private static final HttpRequest REQUEST =
      HttpRequest.post("/orders").withHeader("Idempotency-Key", "k1");

  @Test
  void whatChangesFromDeliveryToDeliveryIsNotOfTheIdentity() {
    same(MESSAGE, MESSAGE.withReceiveCount(2));
    same(MESSAGE, MESSAGE.toBuilder().receipt("another").build());
    same(STORED, STORED.withTime(Instant.EPOCH));
    same(CHANGE, CHANGE.toBuilder().time(Instant.EPOCH).build());
    same(RECORD, RECORD.toBuilder().eventId("another delivery").build());
    same(
        REQUEST,
        REQUEST.toBuilder().requestId("another").receivedAt(Instant.EPOCH).build());
  }

  @Test
  void differentEventsHaveDifferentIdentities() {
    Set<String> hashes = new HashSet<>();
    List<Object> events = List.of(
        MESSAGE,
        MESSAGE.withId("another"),
        MESSAGE.withQueue("another"),
        STORED,
        STORED.withKey("dog.jpg"),
        STORED.withBucket("others"),
        STORED.toBuilder().sequencer("0A").build(),
        STORED.toBuilder().versionId("v2").build(),
        StorageEvent.deleted("photos", "cat.jpg"),
        StorageEvents.test("photos").events().get(0),
        CHANGE.toBuilder().table("another").build(),
        CHANGE.toBuilder().sequenceNumber("8").build(),
        CHANGE.toBuilder().sequenceNumber(null).eventId("8").build(),
        RECORD,
        RECORD.toBuilder().position("8").build(),
        RECORD.toBuilder().shard("another").build(),
        RECORD.toBuilder().position(null).eventId("8").build(),
        REQUEST,
        REQUEST.withHeader("Idempotency-Key", "k2"),
        REQUEST.toBuilder().method("PATCH").build(),
        REQUEST.toBuilder().path("/others").build());

    events.forEach(event -> hashes.add(Hash.of(EventIdentity.of(event))));

    assertThat(hashes).hasSameSizeAs(events);
  }

  @Test
  void theSameKeyOfAnotherCallerIsAnotherKey() {
    Authorizer ada = jwt("ada", "1767268800");
    different(by(ada), REQUEST);
    different(by(ada), by(jwt("bob", "1767268800")));
    same(by(ada), by(jwt("ada", "1767272400")));
    different(by(iam("AROA1:s1")), by(iam("AROA2:s1")));
    same(by(iam("AROA1:s1")), by(iam("AROA1:s2")));
    different(by(custom("ada", 1)), by(custom("bob", 1)));
    same(by(custom("ada", 1)), by(custom("ada", 2)));
    same(by(new Authorizer.Custom(JsonObject.EMPTY)), by(new Authorizer.Custom(JsonObject.EMPTY)));
  }

  @Test
  void anEventWithoutIdentityIsRefusedWithAdvice() {
    refused("a text", "found java.lang.String. Say what identifies it: Idempotency.by(event -> …)");
    refused(null, "found null");
    refused(HttpRequest.post("/"), "found a request without the header Idempotency-Key");
    refused(
        HttpRequest.post("/").withHeader("Idempotency-Key", " "),
        "found a request without the header Idempotency-Key");
    refused(
        STORED.toBuilder().sequencer(null).build(),
        "found a storage event CREATED ObjectCreated:Put without sequencer");
    refused(
        CHANGE.toBuilder().sequenceNumber(null).eventId(null).build(),
        "found a change of a table without sequence number and id");
    refused(
        RECORD.toBuilder().position(null).eventId(null).build(),
        "found a record of a stream without sequence number and id");
    refused(
        new Batch<>(List.of()), "Filter its items: FunctionDefinition.forEach(…).filteredBy(…)");
  }

  private static Authorizer jwt(String subject, String issuedAt) {
    return new Authorizer.Jwt(Map.of("iss", "us", "sub", subject, "iat", issuedAt), List.of());
  }

  private static Authorizer iam(String user) {
    return new Authorizer.Iam("AKIA", "123456789012", null, null, null, null, user);
  }

  private static Authorizer custom(String principal, int nonce) {
    return new Authorizer.Custom(JsonObject.of(
        Map.of("principalId", JsonValue.of(principal), "nonce", JsonValue.of(nonce))));
  }

  private static HttpRequest by(Authorizer authorizer) {
    return REQUEST.toBuilder().authorizer(authorizer).build();
  }

  private static void same(Object first, Object second) {
    assertThat(EventIdentity.of(first)).isEqualTo(EventIdentity.of(second));
  }

  private static void different(Object first, Object second) {
    assertThat(EventIdentity.of(first)).isNotEqualTo(EventIdentity.of(second));
  }

  private static void refused(Object event, String words) {
    assertThatThrownBy(() -> EventIdentity.of(event))
        .hasMessageStartingWith("expected an event that has an identity of its own, found ")
        .hasMessageContaining(words)
        .isInstanceOfSatisfying(
            IdempotencyException.class,
            e -> assertThat(e.reason()).isEqualTo(IdempotencyException.Reason.NO_KEY));
  }
}
