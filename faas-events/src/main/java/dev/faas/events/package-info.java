/**
 * Events as immutable values, and typed handlers for them: what a function sees, whatever the platform.
 *
 * <pre>{@code
 * final class Hello implements HttpHandler {
 *   public HttpResponse handle(HttpRequest request, Context context) {
 *     return HttpResponse.ok("Hello " + request.queryParameter("name").orElse("world"));
 *   }
 * }
 *
 * final class Payments implements QueueHandler {
 *   public void on(QueueMessage message, Context context) {
 *     pay(message.json(Order.class));
 *   }
 * }
 * }</pre>
 *
 * <p>{@link dev.faas.events.HttpRequest} and {@link dev.faas.events.HttpResponse} stand for HTTP, {@link
 * dev.faas.events.QueueMessage} for a message of a queue, {@link dev.faas.events.StorageEvent} for an
 * object in a bucket, {@link dev.faas.events.TableChange} for an item of a table, {@link
 * dev.faas.events.StreamRecord} for a record of a stream; the Javadoc of each says where its components
 * come from on each platform. Collections are never null; what may be absent is {@code @Nullable} or an
 * {@code Optional}. Times are {@link java.time.Instant}s in full precision. Everything here is immutable
 * and safe for use by several threads, except for the builders.
 *
 * <p>This room knows the values only. The wire formats of a platform are in its own room, such as
 * {@code dev.faas.events.aws}.
 */
@NullMarked
package dev.faas.events;

import org.jspecify.annotations.NullMarked;
