package dev.faas.invoker.async;

import java.util.ArrayList;
import java.util.List;

/** A destination that keeps what it gets, for tests. Safe for use by several threads. */
public final class InMemoryDestination implements Destination {

  private final String arn;
  private final List<Message> messages = new ArrayList<>();

  private InMemoryDestination(String arn) {
    this.arn = arn;
  }

  /**
   * One with this full name.
   *
   * @param arn its service decides on the form of what it gets: {@code sqs}, {@code sns}, {@code events} or
   *     {@code s3}
   */
  public static InMemoryDestination of(String arn) {
    return new InMemoryDestination(arn);
  }

  /** A queue of this name in the account and the region that an invoker has by default. */
  public static InMemoryDestination queue(String name) {
    return of("arn:aws:sqs:us-east-1:123456789012:" + name);
  }

  /** Like {@link #queue}, a topic. */
  public static InMemoryDestination topic(String name) {
    return of("arn:aws:sns:us-east-1:123456789012:" + name);
  }

  /** Like {@link #queue}, an event bus. */
  public static InMemoryDestination bus(String name) {
    return of("arn:aws:events:us-east-1:123456789012:event-bus/" + name);
  }

  @Override
  public String arn() {
    return arn;
  }

  @Override
  public void deliver(Message message) {
    synchronized (messages) {
      messages.add(message);
    }
  }

  /** What it got, the oldest first. */
  public List<Message> messages() {
    synchronized (messages) {
      return List.copyOf(messages);
    }
  }

  /** The full name and how much it got. */
  @Override
  public String toString() {
    return arn + " with " + messages().size() + " messages";
  }
}
