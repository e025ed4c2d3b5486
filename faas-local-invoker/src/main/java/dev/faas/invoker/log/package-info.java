/**
 * What functions write and what the service writes about them: log groups, streams and lines as values.
 *
 * <pre>{@code
 * for (LogLine line : function.logGroup().lines()) {
 *   if (line instanceof PlatformLine.Report report) {
 *     total = total.plus(report.duration());
 *   } else if (line instanceof OutputLine output) {
 *     messages.add(output.message());
 *   }
 * }
 * }</pre>
 *
 * <p>Readers enter at {@link dev.faas.invoker.log.LogGroup}; how the service would write the lines, the
 * package {@code dev.faas.invoker.log.format} knows. The engine writes through {@link
 * dev.faas.invoker.log.EnvironmentLog} and captures what handlers print and log with {@link
 * dev.faas.invoker.log.OutputCapture}; whose output a thread writes, {@code Attribution} knows. Nothing
 * here reads a clock. References are non-null unless marked {@code @Nullable}.
 */
@NullMarked
package dev.faas.invoker.log;

import org.jspecify.annotations.NullMarked;
