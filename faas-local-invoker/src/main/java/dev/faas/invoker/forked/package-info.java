/**
 * The isolation {@link dev.faas.invoker.isolation.Isolation#FORKED}: each execution environment is an
 * operating-system process that speaks the Lambda Runtime API 2018-06-01 with this one over the
 * loopback interface. Enter at {@link dev.faas.invoker.forked.ForkedProcess}, which is started from a
 * {@link dev.faas.invoker.forked.LaunchPlan}. What runs in the process, if it is ours, is in the room
 * {@code child}; its classes come from an archive that the room {@code rehearsal} has filled.
 */
@NullMarked
package dev.faas.invoker.forked;

import org.jspecify.annotations.NullMarked;
