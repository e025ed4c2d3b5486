/**
 * The events of Event Grid in both of its schemas, in the host's envelope or bare as a webhook gets them.
 * Not exported; enter at {@link dev.faas.events.azure.grid.GridFormat}.
 */
@NullMarked
package dev.faas.events.azure.grid;

import org.jspecify.annotations.NullMarked;
