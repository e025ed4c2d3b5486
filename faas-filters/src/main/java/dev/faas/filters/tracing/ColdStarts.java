package dev.faas.filters.tracing;

import dev.faas.Context;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which invocation is the first of its execution environment. In production a process is an environment; where
 * several share one, as in tests, their log streams tell them apart.
 */
final class ColdStarts {

  private static final String INITIALIZATION = "AWS_LAMBDA_INITIALIZATION_TYPE";

  private final Map<String, String> firstRequests = new ConcurrentHashMap<>();

  /** Whether the environment was made for it, and not in advance. */
  boolean isCold(Context context) {
    String environment = Objects.requireNonNullElse(context.function().logStream(), "");
    String before = firstRequests.putIfAbsent(environment, context.requestId());
    boolean isFirst = before == null || before.equals(context.requestId());
    return isFirst
        && !context
            .environmentVariables()
            .get(INITIALIZATION)
            .orElse("")
            .equals("provisioned-concurrency");
  }
}
