package dev.faas.invoker.log.store;

import java.util.Map;

/**
 * An event of a log as subscribers get it.
 *
 * @param id 56 digits
 * @param timestamp milliseconds since 1970
 * @param message with its line end
 * @param fields what a pattern of fields has found
 */
record LogEvent(String id, long timestamp, String message, Map<String, String> fields) {}
