package dev.faas.events.aws;

import dev.faas.events.Body;
import dev.faas.events.EventFormat;
import dev.faas.events.EventMeta;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Lambda tells a destination of an asynchronous invocation that came to its end, or of a batch of a
 * stream that it gave up. Immutable.
 *
 * <pre>{@code
 * EventHandler<InvocationRecord> giveUp = (record, context) -> {
 *   if (!record.isSuccess()) {
 *     report(record.condition(), record.requestJson(Order.class));
 *   }
 * };
 * }</pre>
 *
 * <p>Facts: Lambda developer guide, "Capturing records of Lambda asynchronous invocations" and "Retain
 * discarded batch records". On a bus the record is the data of an event of type {@code Lambda Function
 * Invocation Result - Success} or {@code … - Failure}: take it from {@link dev.faas.events.BusEvent}. Where
 * the batch of a stream stands, such as {@code DDBStreamBatchInfo}, is in {@link EventMeta#rest(String...)}.
 *
 * <p>The canonical constructor is for codecs and not stable: a component may be added. Build records with
 * {@link #builder}.
 *
 * @param timestamp when it came to its end
 * @param requestId the request id of the invocation, the same in all its attempts
 * @param functionArn the function that was invoked, with its qualifier
 * @param condition why the record is written: {@code Success}, {@code RetriesExhausted}, {@code
 *     EventAgeExceeded}, or another word of Lambda
 * @param invokeCount how often the function was invoked; approximate
 * @param request the event; absent for a batch of a stream
 * @param statusCode 200, whether it failed or not; absent if the function was never invoked
 * @param executedVersion the version of the function that was invoked
 * @param functionError {@code Handled} or {@code Unhandled} if it failed
 * @param response what the function answered, or its error with {@code errorMessage} and {@code errorType}
 * @param meta the platform, and every field that no component stands for
 */
public record InvocationRecord(
    @Nullable Instant timestamp,
    String requestId,
    String functionArn,
    String condition,
    @Nullable Integer invokeCount,
    @Nullable Body request,
    @Nullable Integer statusCode,
    @Nullable String executedVersion,
    @Nullable String functionError,
    @Nullable Body response,
    EventMeta meta) {

  /** The wire format; it takes no answer. */
  public static EventFormat<InvocationRecord, @Nullable Void> format() {
    return InvocationRecordShape.FORMAT;
  }

  /**
   * A builder that starts with a complete record: in 2026 a function {@code my-function} took an empty
   * object and answered null at the first attempt.
   */
  public static InvocationRecordBuilder builder() {
    return new InvocationRecordBuilder();
  }

  /** A builder that starts with this record. */
  public InvocationRecordBuilder toBuilder() {
    return new InvocationRecordBuilder(this);
  }

  /** Whether the function answered without an error. */
  public boolean isSuccess() {
    return condition.equals("Success");
  }

  /**
   * The event's JSON as a value of the user's own type: see {@link Body#json(Class)}.
   *
   * @throws dev.faas.DecodeException if there is none, too
   */
  public <T> T requestJson(Class<T> type) {
    return (request == null ? Body.empty() : request).json(type);
  }

  /**
   * The answer's JSON as a value of the user's own type: see {@link Body#json(Class)}.
   *
   * @throws dev.faas.DecodeException if there is none, too
   */
  public <T> T responseJson(Class<T> type) {
    return (response == null ? Body.empty() : response).json(type);
  }
}
