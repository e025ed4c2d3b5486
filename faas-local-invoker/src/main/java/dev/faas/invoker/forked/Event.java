package dev.faas.invoker.forked;

import dev.faas.Context;
import dev.faas.Payload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * An event as the Runtime API delivers it.
 *
 * @param requestId the id that the answer must name
 * @param headers the other headers, by name; empty values are not sent
 */
record Event(String requestId, Payload payload, Map<String, String> headers) {

  /** An event with what its context tells of the invocation. */
  static Event of(Payload payload, Context context) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Lambda-Runtime-Deadline-Ms", String.valueOf(context.deadline().toEpochMilli()));
    headers.put(
        "Lambda-Runtime-Invoked-Function-Arn",
        Objects.requireNonNullElse(context.function().resourceName(), ""));
    return new Event(context.requestId(), payload, headers);
  }
}
