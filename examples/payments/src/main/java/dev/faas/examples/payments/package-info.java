/**
 * Functions with filters: {@link dev.faas.examples.payments.Payments} answers requests, {@link
 * dev.faas.examples.payments.Receipts} handles messages, each of them once.
 */
@NullMarked
package dev.faas.examples.payments;

import org.jspecify.annotations.NullMarked;
