package dev.faas.filters.tracing;

import dev.faas.Context;
import dev.faas.FunctionInfo;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanBuilder;

/**
 * OpenTelemetry's words for functions (semantic conventions: FaaS spans, FaaS resource, AWS Lambda, HTTP), and what
 * is known of each invocation.
 */
final class Attributes {

  static final AttributeKey<String> TRIGGER = AttributeKey.stringKey("faas.trigger");
  static final AttributeKey<Boolean> COLD_START = AttributeKey.booleanKey("faas.coldstart");
  static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
  static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
  static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

  private static final long BYTES_PER_MEGABYTE = 1024L * 1024;
  private static final int ACCOUNT_IN_ARN = 4;

  private Attributes() {}

  static void ofInvocation(SpanBuilder span, Context context) {
    FunctionInfo function = context.function();
    span.setAttribute("faas.name", function.name())
        .setAttribute("faas.version", function.version())
        .setAttribute("faas.invocation_id", context.requestId())
        .setAttribute("faas.max_memory", function.memoryMegabytes() * BYTES_PER_MEGABYTE);
    String logStream = function.logStream();
    if (logStream != null) {
      span.setAttribute("faas.instance", logStream);
    }
    String arn = function.resourceName();
    if (arn != null && arn.startsWith("arn:")) {
      span.setAttribute("aws.lambda.invoked_arn", arn);
      String[] parts = arn.split(":", -1);
      if (parts.length > ACCOUNT_IN_ARN) {
        span.setAttribute("cloud.account.id", parts[ACCOUNT_IN_ARN]);
      }
    }
  }
}
