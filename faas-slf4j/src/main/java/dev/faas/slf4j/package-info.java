/**
 * A provider of SLF4J for tests without Logback: events of functions, with level, markers, key-value pairs
 * and diagnostic context, become lines of their invocation; other events from level INFO on go to
 * System.err.
 *
 * <p>There is no door: with this module on the path and no other provider, {@code LoggerFactory} uses
 * {@link dev.faas.slf4j.FaasProvider}. References are non-null unless marked {@code @Nullable}.
 */
@NullMarked
package dev.faas.slf4j;

import org.jspecify.annotations.NullMarked;
