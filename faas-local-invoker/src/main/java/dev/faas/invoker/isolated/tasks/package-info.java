/**
 * What runs later or elsewhere in simulated time: {@linkplain dev.faas.invoker.isolated.tasks.Alarms
 * alarms}, pools, schedules and timers.
 */
@NullMarked
package dev.faas.invoker.isolated.tasks;

import org.jspecify.annotations.NullMarked;
