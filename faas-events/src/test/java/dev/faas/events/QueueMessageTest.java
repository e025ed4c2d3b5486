package dev.faas.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Batch;
import dev.faas.Type;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueMessageTest {

  record Order(int id) {}

  @Test
  void aTextAloneMakesACompleteMessage() {
    QueueMessage message = QueueMessage.of("body");

    assertThat(message.text()).isEqualTo("body");
    assertThat(UUID.fromString(message.id())).returns(4, UUID::version).returns(2, UUID::variant);
    assertThat(message.receipt()).isNotEmpty();
    assertThat(message.attributes()).isEmpty();
    assertThat(message.receiveCount()).isEqualTo(1);
    assertThat(message.sentAt()).isEqualTo("2026-01-01T12:00:00.183Z");
    assertThat(message.firstReceivedAt()).isAfter(message.sentAt());
    assertThat(message.senderId()).isNotEmpty();
    assertThat(message.queueName()).isEqualTo("my-queue");
    assertThat(message.groupId()).isNull();
    assertThat(message.deduplicationId()).isNull();
    assertThat(message.sequenceNumber()).isNull();
    assertThat(message.meta()).isEqualTo(EventMeta.none());
  }

  @Property
  void theIdDependsOnTheBodyAlone(@ForAll String one, @ForAll String other) {
    assertThat(QueueMessage.of(one)).isEqualTo(QueueMessage.of(one));
    assertThat(QueueMessage.of(one).id().equals(QueueMessage.of(other).id()))
        .isEqualTo(Body.of(one).equals(Body.of(other)));
  }

  @Property
  void theMessagesOfABatchHaveDifferentIds(@ForAll List<String> bodies) {
    Batch<QueueMessage> batch = QueueMessages.of(bodies.toArray(new String[0]));

    assertThat(batch.events()).extracting(QueueMessage::text).isEqualTo(bodies);
    assertThat(new HashSet<>(batch.items().stream().map(Batch.Item::id).toList()))
        .hasSameSizeAs(bodies);
  }

  @Test
  void theFirstMessageOfABatchIsTheSingleOne() {
    assertThat(QueueMessages.of("body").events()).containsExactly(QueueMessage.of("body"));
    assertThat(QueueMessages.batch(List.of()).items()).isEmpty();
  }

  @Test
  void theLaneIsTheGroup() {
    QueueMessage plain = QueueMessage.of("1");
    QueueMessage grouped = QueueMessage.of("2").inGroup("g");

    assertThat(QueueMessages.batch(List.of(plain, grouped)).items())
        .containsExactly(
            new Batch.Item<>(plain.id(), null, plain),
            new Batch.Item<>(grouped.id(), "g", grouped));
  }

  @Test
  void aMessageOfAFifoQueueHasAllThatGoesWithIt() {
    QueueMessage message = QueueMessage.of("hello").inGroup("g");

    assertThat(message.groupId()).isEqualTo("g");
    assertThat(message.queueName()).isEqualTo("my-queue.fifo");
    assertThat(message.deduplicationId())
        .isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    assertThat(new java.math.BigInteger(message.sequenceNumber()).bitLength()).isGreaterThan(63);
    assertThat(message.inGroup("h")).isEqualTo(message.toBuilder().groupId("h").build());
  }

  @Test
  void whatIsGivenOfAFifoMessageStays() {
    QueueMessage message = QueueMessage.builder()
        .body("hello")
        .fifo("g")
        .deduplicationId("d")
        .sequenceNumber("1")
        .queue("arn:aws:sqs:eu-west-1:123456789012:orders.fifo")
        .build();

    assertThat(message)
        .returns("d", QueueMessage::deduplicationId)
        .returns("1", QueueMessage::sequenceNumber)
        .returns("orders.fifo", QueueMessage::queueName);
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:sqs:us-east-2:123456789012:my-queue,my-queue",
    "projects/p/subscriptions/s,s",
    "queue,queue",
    "ends:,''"
  })
  void theNameOfTheQueueIsTheLastPart(String queue, String name) {
    assertThat(QueueMessage.of("x").withQueue(queue).queueName()).isEqualTo(name);
    assertThat(QueueMessage.builder().queue(null).build().queueName()).isNull();
  }

  @Test
  void aValueIsSentAndReadAsJson() {
    QueueMessage message = QueueMessage.ofJson(new Order(7));

    assertThat(message.text()).isEqualTo("{\"id\":7}");
    assertThat(message.json(Order.class)).isEqualTo(new Order(7));
    assertThat(message.json(new Type<Map<String, Integer>>() {})).containsEntry("id", 7);
    assertThat(QueueMessage.builder().json(new Order(7)).build()).isEqualTo(message);
  }

  @Test
  void attributesHaveTypes() {
    QueueMessage message = QueueMessage.builder()
        .attribute("tenant", "acme")
        .attribute("size", MessageAttribute.of(7))
        .attribute("icon", MessageAttribute.of(new byte[] {'h', 'i'}))
        .attribute("price", new MessageAttribute.Text("Number.eur", "1.50"))
        .build();

    assertThat(message.attributes().keySet()).containsExactly("tenant", "size", "icon", "price");
    assertThat(message.attribute("tenant")).contains(new MessageAttribute.Text("String", "acme"));
    assertThat(message.attribute("size")).contains(new MessageAttribute.Text("Number", "7"));
    assertThat(message.attribute("icon").map(MessageAttribute::text)).contains("hi");
    assertThat(message.attribute("icon").map(MessageAttribute::dataType)).contains("Binary");
    assertThat(message.attribute("price").map(MessageAttribute::text)).contains("1.50");
    assertThat(message.attribute("Tenant")).isEmpty();
  }

  @Test
  void withChangesOneThing() {
    QueueMessage message = QueueMessage.of("x");

    assertThat(message.withId("1").id()).isEqualTo("1");
    assertThat(message.withBody(Body.of("y")))
        .returns("y", QueueMessage::text)
        .returns(message.id(), QueueMessage::id);
    assertThat(message.withReceiveCount(3).receiveCount()).isEqualTo(3);
    assertThat(message.withSentAt(Instant.EPOCH).sentAt()).isEqualTo(Instant.EPOCH);
    assertThat(message.withAttribute("a", "b").attributes()).hasSize(1);
    assertThat(message.withId("1").withId(message.id())).isEqualTo(message);
  }

  @Test
  void whatAPlatformDoesNotTellCanBeAbsent() {
    QueueMessage bare = QueueMessage.builder()
        .receipt(null)
        .receiveCount(null)
        .sentAt(null)
        .firstReceivedAt(null)
        .senderId(null)
        .queue(null)
        .build();

    assertThat(bare)
        .returns(null, QueueMessage::receipt)
        .returns(null, QueueMessage::receiveCount)
        .returns(null, QueueMessage::sentAt)
        .returns(null, QueueMessage::firstReceivedAt)
        .returns(null, QueueMessage::senderId)
        .returns(null, QueueMessage::queue);
    assertThat(bare.toBuilder().build()).isEqualTo(bare);
  }

  @Test
  void attributesCannotBeChanged() {
    QueueMessage message = QueueMessage.of("x").withAttribute("a", "1").withAttribute("b", "2");

    assertThatThrownBy(() -> message.attributes().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
