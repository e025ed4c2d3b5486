package dev.faas.events.aws;

import dev.faas.events.Body;
import dev.faas.events.EventMeta;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds an {@link InvocationRecord}: see {@link InvocationRecord#builder}. For one thread. */
public final class InvocationRecordBuilder {

  // noon of 1 January 2026; as a number, since parsing costs some hundred classes
  private @Nullable Instant timestamp = Instant.ofEpochMilli(1_767_268_800_183L);
  private String requestId = "8ea123e4-1db7-4aca-ad10-d9ca1234c1fd";
  private String functionArn = "arn:aws:lambda:us-east-1:123456789012:function:my-function:$LATEST";
  private String condition = "Success";
  private @Nullable Integer invokeCount = 1;
  private @Nullable Body request = Body.of("{}");
  private @Nullable Integer statusCode = 200;
  private @Nullable String executedVersion = "$LATEST";
  private @Nullable String functionError;
  private @Nullable Body response = Body.of("null");
  private EventMeta meta = EventMeta.none();

  InvocationRecordBuilder() {}

  InvocationRecordBuilder(InvocationRecord record) {
    timestamp = record.timestamp();
    requestId = record.requestId();
    functionArn = record.functionArn();
    condition = record.condition();
    invokeCount = record.invokeCount();
    request = record.request();
    statusCode = record.statusCode();
    executedVersion = record.executedVersion();
    functionError = record.functionError();
    response = record.response();
    meta = record.meta();
  }

  /** When it came to its end. */
  public InvocationRecordBuilder timestamp(@Nullable Instant time) {
    timestamp = time;
    return this;
  }

  /** The request id of the invocation. */
  public InvocationRecordBuilder requestId(String id) {
    requestId = id;
    return this;
  }

  /** The function that was invoked, with its qualifier. */
  public InvocationRecordBuilder functionArn(String arn) {
    functionArn = arn;
    return this;
  }

  /** The function failed in all its attempts, the last time with this error, as JSON. */
  public InvocationRecordBuilder failed(int attempts, Body error) {
    return condition("RetriesExhausted")
        .invokeCount(attempts)
        .functionError("Unhandled")
        .response(error);
  }

  /** Why the record is written, such as {@code RetriesExhausted}. */
  public InvocationRecordBuilder condition(String newCondition) {
    condition = newCondition;
    return this;
  }

  /** How often the function was invoked. */
  public InvocationRecordBuilder invokeCount(@Nullable Integer count) {
    invokeCount = count;
    return this;
  }

  /** The event, as JSON. */
  public InvocationRecordBuilder request(@Nullable Body json) {
    request = json;
    return this;
  }

  /** The status of the invocation. */
  public InvocationRecordBuilder statusCode(@Nullable Integer code) {
    statusCode = code;
    return this;
  }

  /** The version of the function that was invoked. */
  public InvocationRecordBuilder executedVersion(@Nullable String version) {
    executedVersion = version;
    return this;
  }

  /** {@code Handled} or {@code Unhandled}; null if it did not fail. */
  public InvocationRecordBuilder functionError(@Nullable String error) {
    functionError = error;
    return this;
  }

  /** What the function answered, or its error, as JSON. */
  public InvocationRecordBuilder response(@Nullable Body json) {
    response = json;
    return this;
  }

  /** The record. The builder can be used on. */
  public InvocationRecord build() {
    return new InvocationRecord(
        timestamp,
        requestId,
        functionArn,
        condition,
        invokeCount,
        request,
        statusCode,
        executedVersion,
        functionError,
        response,
        meta);
  }
}
