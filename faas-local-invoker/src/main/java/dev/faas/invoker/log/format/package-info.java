/**
 * How the service writes the lines of a log: {@link dev.faas.invoker.log.format.LogFormat} is the door.
 *
 * <pre>{@code
 * LogFormat format = LogFormat.json(LogLevel.WARN, LogLevel.DEBUG);
 * String stream = format.textOf(function.logGroup().streams().get(0).lines());
 * String logResult = format.logResult(outcome.invocation().logLines());
 * }</pre>
 *
 * <p>Lines are values; nothing is rendered before somebody reads it, and every line can be read in every
 * format. References are non-null unless marked {@code @Nullable}.
 */
@NullMarked
package dev.faas.invoker.log.format;

import org.jspecify.annotations.NullMarked;
