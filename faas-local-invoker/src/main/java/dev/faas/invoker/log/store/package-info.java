/**
 * All logs of a service: {@link dev.faas.invoker.log.store.LogStore} is the door.
 *
 * <pre>{@code
 * logs.find(LogQuery.all().inGroup("/aws/lambda/Orders").atLeast(LogLevel.WARN));
 * logs.retain("/aws/lambda/Orders", 14);
 * logs.subscribe("/aws/lambda/Orders", SubscriptionFilter.named("errors").matching("?ERROR ?WARN")
 *     .to(alarm.asDestination()));
 * }</pre>
 *
 * <p>References are non-null unless marked {@code @Nullable}.
 */
@NullMarked
package dev.faas.invoker.log.store;

import org.jspecify.annotations.NullMarked;
