package dev.faas.filters;

import dev.faas.Codec;
import dev.faas.Filter;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes filters that let a handler complete once for each key, however often the platform delivers the
 * event: a repeat is answered with the result that was kept, without the handler. Immutable and safe for
 * use by several threads, and so are its filters.
 *
 * <pre>{@code
 * FunctionDefinition.of(Mails.class).filteredBy(Idempotency.byIdentity().in(store))
 * FunctionDefinition.of(Pay.class).filteredBy(Idempotency.by(Order::id).in(store, Receipt.class))
 * FunctionDefinition.of(Orders.class).filteredBy(Idempotency.ofRequests(store, Duration.ofDays(1)))
 * }</pre>
 *
 * <p>An attempt holds a lease of the key until the invocation's deadline. A second delivery in this time
 * is refused ({@link IdempotencyException.Reason#IN_PROGRESS}), so that the platform delivers it again;
 * an invocation that timed out blocks nobody afterwards. What the handler throws frees the key at once.
 *
 * <p>So a handler may <em>begin</em> more than once for a key: after a failure, and after a timeout, then
 * perhaps beside one that works on after its deadline; but of the two only one completes.
 *
 * <p>A filter of an {@link dev.faas.EventHandler} sees the single items of a batch. The store sees the
 * function's name and hashes (SHA-256) of keys and payloads, and of events nothing else.
 *
 * @param <I> the events that can be told apart
 */
public final class Idempotency<I> {

  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final Attempts<I> attempts;
  private final Duration keptFor;

  private Idempotency(Attempts<I> attempts, Duration keptFor) {
    this.attempts = attempts;
    this.keptFor = keptFor;
  }

  /**
   * Once for each value of a function of the event, such as {@code Order::id}. An event for which it
   * answers null or an empty text is refused.
   */
  public static <I> Idempotency<I> by(Function<? super I, @Nullable String> key) {
    return new Idempotency<>(
        Attempts.by(event -> {
          String text = key.apply(event);
          return text == null || text.isEmpty() ? null : List.of(text);
        }),
        AN_HOUR);
  }

  /**
   * Once for each event, by what identifies it on its platform: the id of a {@code QueueMessage} in its
   * queue; bucket, key, version and sequencer of a {@code StorageEvent}; the sequence number of a {@code
   * TableChange} in its table and of a {@code StreamRecord} in its shard; method, path, caller and
   * header {@code Idempotency-Key} of an {@code HttpRequest}. An event without identity is refused at
   * its first delivery, with advice.
   */
  public static Idempotency<Object> byIdentity() {
    return new Idempotency<>(Attempts.by(EventIdentity::of), AN_HOUR);
  }

  /**
   * A filter of HTTP requests by their header {@code Idempotency-Key}, which answers as the IETF's draft
   * of that header says (draft-ietf-httpapi-idempotency-key-header-06): 400 to a POST or PATCH without
   * it, 409 while the same request is being handled, 422 when the key came before with another query or
   * body. Other methods may do without the header. Responses are kept if their status is below 400:
   * after an error the client may repeat.
   *
   * @param store where the responses are kept
   * @param keptFor for how long
   */
  public static Filter<HttpRequest, HttpResponse> ofRequests(
      IdempotencyStore store, Duration keptFor) {
    return new OnceByHeader(byIdentity()
        .keptFor(keptFor)
        .<HttpRequest>guarding(
            request -> request.rawQuery() + "\n" + request.body().wire())
        .in(store, new OnceByHeader.KeptResponses()));
  }

  /** A codec for handlers that answer requests, where {@link #ofRequests} is not what you need. */
  public static Codec<HttpResponse> responses() {
    return StoredResponse.CODEC;
  }

  /**
   * With results kept for so long, by default an hour: longer than the platform may deliver again.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public Idempotency<I> keptFor(Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("results are kept for some time, not for " + duration);
    }
    return new Idempotency<>(attempts, duration);
  }

  /**
   * Refusing an event of a known key whose payload is not the same as the first time.
   *
   * @param payload what must be the same, such as {@code QueueMessage::text}
   */
  public <J extends I> Idempotency<J> guarding(Function<? super J, String> payload) {
    return new Idempotency<>(attempts.guarding(payload), keptFor);
  }

  /**
   * With leases that last so much longer than the deadline: where clocks differ, or where what a
   * timed-out invocation began elsewhere must have ended before it is tried again. AWS was seen to stop
   * a function 0.68 s after its deadline (aws-powertools/powertools-lambda-python#4759).
   *
   * @throws IllegalArgumentException if it is negative
   */
  public Idempotency<I> leasedBeyondDeadline(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("a lease is not shorter than the deadline: " + duration);
    }
    return new Idempotency<>(attempts.leasedBeyondDeadline(duration), keptFor);
  }

  /** The filter of a handler that returns nothing, with this store. */
  public <J extends I, V extends @Nullable Void> Filter<J, V> in(IdempotencyStore store) {
    return in(store, Results.nothing());
  }

  /** The filter of a handler whose results are kept as JSON by the type's standard mapper. */
  public <J extends I, O> Filter<J, O> in(IdempotencyStore store, Class<O> result) {
    return in(store, new MappedCodec<>(result));
  }

  /** The filter of a handler whose results this codec writes for the store and reads again. */
  public <J extends I, O> Filter<J, O> in(IdempotencyStore store, Codec<O> result) {
    return in(store, Results.by(result));
  }

  private <J extends I, O extends @Nullable Object> Filter<J, O> in(
      IdempotencyStore store, Results<O> results) {
    return new OnceOnly<>(attempts, store, keptFor, results);
  }
}
