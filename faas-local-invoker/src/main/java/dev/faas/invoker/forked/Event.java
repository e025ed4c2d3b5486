package dev.faas.invoker.forked;

import dev.faas.Context;
import dev.faas.Payload;
import dev.faas.TraceContext;
import dev.faas.invoker.forked.child.CallerText;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

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
    TraceContext trace = context.trace();
    headers.put("Lambda-Runtime-Trace-Id", trace == null ? "" : trace.xRay());
    headers.put("Lambda-Runtime-Client-Context", ascii(CallerText.of(context.clientContext())));
    headers.put("Lambda-Runtime-Cognito-Identity", ascii(CallerText.of(context.callerIdentity())));
    headers.put("Lambda-Runtime-Aws-Tenant-Id", Objects.requireNonNullElse(context.tenantId(), ""));
    return new Event(context.requestId(), payload, headers);
  }

  /** The same JSON in the characters that every HTTP client reads alike. */
  private static String ascii(String json) {
    return json.chars()
        .mapToObj(
            c -> c < 0x7f ? String.valueOf((char) c) : String.format(Locale.ROOT, "\\u%04x", c))
        .collect(Collectors.joining());
  }
}
