package dev.faas.events;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a {@link TopicMessage}: see {@link TopicMessage#builder}. For one thread. */
public final class TopicMessageBuilder {

  private String id = "95df01b4-ee98-5cb9-9903-4c221d41eb5e";
  private Body body = Body.empty();
  private @Nullable String subject;
  private final Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
  private @Nullable String topic = "arn:aws:sns:us-east-1:123456789012:my-topic";
  // noon of 1 January 2026; as a number, since parsing costs some hundred classes
  private @Nullable Instant publishedAt = Instant.ofEpochMilli(1_767_268_800_183L);
  private @Nullable String groupId;
  private @Nullable String subscription =
      "arn:aws:sns:us-east-1:123456789012:my-topic:21be56ed-a058-49f5-8c98-aedd2564c486";
  private EventMeta meta = EventMeta.none();

  TopicMessageBuilder() {}

  TopicMessageBuilder(TopicMessage message) {
    id = message.id();
    body = message.body();
    subject = message.subject();
    attributes.putAll(message.attributes());
    topic = message.topic();
    publishedAt = message.publishedAt();
    groupId = message.groupId();
    subscription = message.subscription();
    meta = message.meta();
  }

  /** The platform's id of the message. */
  public TopicMessageBuilder id(String newId) {
    id = newId;
    return this;
  }

  /** What is published. */
  public TopicMessageBuilder body(Body newBody) {
    body = newBody;
    return this;
  }

  /** What is published, as text. */
  public TopicMessageBuilder body(String text) {
    return body(Body.of(text));
  }

  /** What is published, as JSON: see {@link Body#ofJson(Object)}. */
  public TopicMessageBuilder json(Object value) {
    return body(Body.ofJson(value));
  }

  /** A line about the message. */
  public TopicMessageBuilder subject(@Nullable String newSubject) {
    subject = newSubject;
    return this;
  }

  /** One more attribute of the publisher, or another value of it. */
  public TopicMessageBuilder attribute(String name, MessageAttribute value) {
    attributes.put(name, value);
    return this;
  }

  /** One more attribute of type {@code String}. */
  public TopicMessageBuilder attribute(String name, String value) {
    return attribute(name, MessageAttribute.of(value));
  }

  /** The platform's full name of the topic; on AWS its ARN. */
  public TopicMessageBuilder topic(@Nullable String newTopic) {
    topic = newTopic;
    return this;
  }

  /** When the topic took the message. */
  public TopicMessageBuilder publishedAt(@Nullable Instant time) {
    publishedAt = time;
    return this;
  }

  /** The messages that are delivered in order, of which this is one. */
  public TopicMessageBuilder groupId(@Nullable String newGroupId) {
    groupId = newGroupId;
    return this;
  }

  /** The platform's full name of the subscription by which it comes. */
  public TopicMessageBuilder subscription(@Nullable String newSubscription) {
    subscription = newSubscription;
    return this;
  }

  /** The message. The builder can be used on. */
  public TopicMessage build() {
    return new TopicMessage(
        id, body, subject, attributes, topic, publishedAt, groupId, subscription, meta);
  }
}
