package dev.faas.examples.payments;

import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.events.Body;
import dev.faas.events.QueueHandler;
import dev.faas.events.QueueMessage;
import dev.faas.filters.Idempotency;
import dev.faas.filters.IdempotencyStore;
import dev.faas.filters.Validation;
import dev.faas.filters.schema.JsonSchema;
import java.time.Duration;

/** Mails receipts; a message that the queue delivers twice is mailed once. */
public final class Receipts implements QueueHandler {

  /** What a message says. */
  public record Receipt(String to, long cents) {}

  static final Validation<Body> RECEIPT =
      Validation.of(Body.class).check(JsonSchema.ofResource(Receipts.class, "receipt.schema.json"));

  private final Mailer mailer;

  Receipts(Mailer mailer) {
    this.mailer = mailer;
  }

  static FunctionDefinition<QueueMessage, Void> definition(Mailer mailer, IdempotencyStore store) {
    return FunctionDefinition.of(Receipts.class)
        .madeBy(world -> new Receipts(mailer))
        .filteredBy(RECEIPT.ofEvents(QueueMessage::body))
        .filteredBy(Idempotency.byIdentity().keptFor(Duration.ofDays(14)).in(store));
  }

  @Override
  public void on(QueueMessage message, Context context) {
    Receipt receipt = message.json(Receipt.class);
    mailer.send(receipt.to(), "We received " + receipt.cents() + " cents.");
  }
}
