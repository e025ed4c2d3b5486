/**
 * The wire formats of Azure Functions, for both directions. Enter at {@link
 * dev.faas.events.azure.AzureEvents}.
 *
 * <pre>{@code
 * Batch<QueueMessage> messages = AzureEvents.queue().decode(payload);
 * }</pre>
 *
 * <p>The bytes are those that the Functions host sends to a custom handler, {@code {"Data": {…},
 * "Metadata": {…}}}, and the handler's answer to them; Event Grid's webhooks are read too. One file a shape:
 * {@code ServiceBusMessage} declares the message of Service Bus, {@code HttpTrigger} the HTTP request, and
 * so on; {@code QueueEvents} and its like take the envelope off and put it on. Whatever kind of batch it
 * is, the host cannot be told which of its events failed.
 */
@NullMarked
package dev.faas.events.azure;

import org.jspecify.annotations.NullMarked;
