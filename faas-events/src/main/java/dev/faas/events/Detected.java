package dev.faas.events;

/**
 * What an event of unknown type was found to be, and what told it: the answer of a platform's {@code
 * detect}, such as {@code AwsEvents.detect}. For tools; a function declares its type.
 *
 * <pre>{@code
 * AwsEvents.detect(event)   // aws sqs, because of Records[0].eventSource = aws:sqs
 * }</pre>
 *
 * @param platform such as {@code aws}; the same that {@link EventMeta#platform} uses
 * @param kind such as {@code sqs}; where there is a format, the same as its {@link EventFormat#kind}
 * @param reason the members of the event that told it, in words for people
 */
public record Detected(String platform, String kind, String reason) {

  /** Such as {@code aws sqs, because of Records[0].eventSource = aws:sqs}. */
  @Override
  public String toString() {
    return platform + " " + kind + ", because of " + reason;
  }
}
