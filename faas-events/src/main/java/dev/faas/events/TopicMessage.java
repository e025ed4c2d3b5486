package dev.faas.events;

import dev.faas.Type;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message that was published to a topic. Immutable.
 *
 * <pre>{@code
 * TopicHandler welcome = (message, context) -> greet(message.json(User.class));
 *
 * TopicMessage.of("{\"id\": 7}")                                 // a complete message, for a test
 * TopicMessage.of("7").withAttribute("colour", "red")
 * }</pre>
 *
 * <table>
 *   <caption>Where a component comes from; a dash means that it is absent there</caption>
 *   <tr><th>component</th><th>AWS (SNS)</th><th>Google Cloud (Pub/Sub)</th>
 *       <th>Azure (Event Grid)</th><th>CloudEvents</th></tr>
 *   <tr><td>id</td><td>Sns.MessageId</td><td>message.messageId</td><td>id</td><td>id</td></tr>
 *   <tr><td>body</td><td>Sns.Message</td><td>message.data</td><td>data</td><td>data</td></tr>
 *   <tr><td>subject</td><td>Sns.Subject</td><td>-</td><td>subject</td><td>subject</td></tr>
 *   <tr><td>attributes</td><td>Sns.MessageAttributes</td><td>message.attributes, all text</td>
 *       <td>-</td><td>extensions, all text</td></tr>
 *   <tr><td>topic</td><td>Sns.TopicArn</td><td>source</td><td>topic</td><td>source</td></tr>
 *   <tr><td>publishedAt</td><td>Sns.Timestamp</td><td>message.publishTime</td><td>eventTime</td>
 *       <td>time</td></tr>
 *   <tr><td>groupId</td><td>-</td><td>message.orderingKey</td><td>-</td><td>partitionkey</td></tr>
 *   <tr><td>subscription</td><td>EventSubscriptionArn</td><td>subscription</td><td>-</td><td>-</td></tr>
 * </table>
 *
 * <p>What only SNS has, such as the signature, is in {@link EventMeta#rest(String...)}.
 *
 * <p>The canonical constructor is for codecs and not stable: a component may be added. Build messages
 * with {@link #of} and {@link #builder}.
 *
 * @param id the platform's id of the message, the same in every delivery
 * @param body what was published
 * @param subject a line about the message
 * @param attributes what the publisher put beside the body, in the order of the wire
 * @param topic the platform's full name of the topic; on AWS its ARN
 * @param publishedAt when the topic took the message
 * @param groupId the messages that are delivered in order, of which this is one
 * @param subscription the platform's full name of the subscription by which it came
 * @param meta the platform, and every field that no component stands for
 */
public record TopicMessage(
    String id,
    Body body,
    @Nullable String subject,
    Map<String, MessageAttribute> attributes,
    @Nullable String topic,
    @Nullable Instant publishedAt,
    @Nullable String groupId,
    @Nullable String subscription,
    EventMeta meta) {

  /** Copies the map. */
  public TopicMessage {
    attributes = OrderedCopy.of(attributes);
  }

  /** A complete message with this text: see {@link #builder}. */
  public static TopicMessage of(String body) {
    return builder().body(body).build();
  }

  /** A complete message with this body: see {@link #builder}. */
  public static TopicMessage of(Body body) {
    return builder().body(body).build();
  }

  /**
   * A complete message with the value as JSON: see {@link #builder}.
   *
   * @throws IllegalArgumentException if the standard mapper cannot write the value
   * @throws IllegalStateException if there is no mapper
   */
  public static TopicMessage ofJson(Object value) {
    return of(Body.ofJson(value));
  }

  /**
   * A builder that starts with an empty message, complete and as SNS sends it: published in 2026 to a
   * topic {@code my-topic}, without a subject.
   */
  public static TopicMessageBuilder builder() {
    return new TopicMessageBuilder();
  }

  /** A builder that starts with this message. */
  public TopicMessageBuilder toBuilder() {
    return new TopicMessageBuilder(this);
  }

  /** The body as text. */
  public String text() {
    return body.text();
  }

  /** The body's JSON as a value of the user's own type: see {@link Body#json(Class)}. */
  public <T> T json(Class<T> type) {
    return body.json(type);
  }

  /** The body's JSON as a value of a generic type: see {@link Body#json(Type)}. */
  public <T> T json(Type<T> type) {
    return body.json(type);
  }

  /** What the publisher put beside the body under this name; names are case-sensitive. */
  public Optional<MessageAttribute> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  /** The short name of the topic: what follows the last colon or slash of {@link #topic}. */
  public @Nullable String topicName() {
    return ResourceName.last(topic);
  }

  /** This message with another id. */
  public TopicMessage withId(String newId) {
    return toBuilder().id(newId).build();
  }

  /** This message with another body, and all else as it is. */
  public TopicMessage withBody(Body newBody) {
    return toBuilder().body(newBody).build();
  }

  /** This message with another subject. */
  public TopicMessage withSubject(@Nullable String newSubject) {
    return toBuilder().subject(newSubject).build();
  }

  /** This message with one more attribute of the publisher, or another value of it. */
  public TopicMessage withAttribute(String name, MessageAttribute value) {
    return toBuilder().attribute(name, value).build();
  }

  /** This message with an attribute of type {@code String}. */
  public TopicMessage withAttribute(String name, String value) {
    return withAttribute(name, MessageAttribute.of(value));
  }

  /** This message from another topic, given by its full name. */
  public TopicMessage withTopic(String newTopic) {
    return toBuilder().topic(newTopic).build();
  }
}
