/**
 * The wire formats of AWS Lambda, for both directions. Enter at {@link dev.faas.events.aws.AwsEvents}.
 *
 * <pre>{@code
 * Batch<QueueMessage> messages = AwsEvents.queue().decode(payload);
 * }</pre>
 *
 * <p>One file a shape: {@code SqsMessage} declares the SQS record, {@code HttpApiRequest} the request
 * of payload format 2.0, and so on; each is declared once for reading and writing.
 */
@NullMarked
package dev.faas.events.aws;

import org.jspecify.annotations.NullMarked;
