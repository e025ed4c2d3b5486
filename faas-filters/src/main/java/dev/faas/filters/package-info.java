/**
 * The filters that people take from a toolbox, for functions on any platform: {@link
 * dev.faas.filters.Idempotency} for events that come twice, {@link dev.faas.filters.Validation} for
 * events that are not as they should be, and, since a handler needs them as often, {@link
 * dev.faas.filters.Parameters} and secrets.
 *
 * <pre>{@code
 * FunctionDefinition.of(Payments.class)
 *     .madeBy(world -> new Payments(Parameters.from(secrets)))
 *     .filteredBy(Idempotency.ofRequests(store, Duration.ofDays(1)))
 *     .filteredBy(ORDER.ofRequestBodies());
 * }</pre>
 *
 * <p>Everything takes time from the {@link dev.faas.Context}, and what a cloud keeps is behind {@link
 * dev.faas.filters.IdempotencyStore} and {@link dev.faas.filters.ParameterSource}, so that a test needs
 * neither.
 */
@NullMarked
package dev.faas.filters;

import org.jspecify.annotations.NullMarked;
