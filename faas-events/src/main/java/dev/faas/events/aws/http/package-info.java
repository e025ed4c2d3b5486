/**
 * What HTTP has in common wherever AWS writes it down: headers and query as maps, bodies, cookies, times,
 * and the response of payload format 1.0. Not exported; for the rooms of AWS that have requests in their
 * events.
 */
@NullMarked
package dev.faas.events.aws.http;

import org.jspecify.annotations.NullMarked;
