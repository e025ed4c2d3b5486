/**
 * What runs in the process of an execution environment in {@link
 * dev.faas.invoker.isolation.Isolation#FORKED}: a Java runtime that fetches events over the Lambda
 * Runtime API and calls the handler that {@code _HANDLER} names. It behaves as AWS's Java runtime
 * interface client does. The JVM enters at {@link dev.faas.invoker.forked.child.ForkedRuntime}.
 */
@NullMarked
package dev.faas.invoker.forked.child;

import org.jspecify.annotations.NullMarked;
