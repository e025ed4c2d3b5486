/**
 * The filter patterns of CloudWatch Logs: {@link dev.faas.invoker.log.pattern.FilterPattern} is the door. Not
 * exported; patterns come and go as text.
 */
@NullMarked
package dev.faas.invoker.log.pattern;

import org.jspecify.annotations.NullMarked;
