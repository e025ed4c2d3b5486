package dev.faas.examples.payments;

import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.filters.Idempotency;
import dev.faas.filters.IdempotencyStore;
import dev.faas.filters.Parameters;
import dev.faas.filters.Validation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Takes payments; a request that comes again gets the same answer, and no money is taken. */
public final class Payments implements HttpHandler {

  /** What a request says. */
  public record Payment(String card, long cents, @Nullable String note) {}

  static final Validation<Payment> PAYMENT = Validation.of(Payment.class)
      .required("$.card", Payment::card, card -> card.matches("[0-9]{16}"), "16 digits")
      .required("$.cents", Payment::cents, cents -> cents > 0, "a positive number")
      .optional("$.note", Payment::note, note -> note.length() <= 80, "at most 80 characters");

  private final Bank bank;
  private final Parameters parameters;

  Payments(Bank bank, Parameters parameters) {
    this.bank = bank;
    this.parameters = parameters;
  }

  static FunctionDefinition<HttpRequest, HttpResponse> definition(
      Bank bank, Parameters parameters, IdempotencyStore store) {
    return FunctionDefinition.of(Payments.class)
        .madeBy(world -> new Payments(bank, parameters))
        .filteredBy(Idempotency.ofRequests(store, Duration.ofDays(1)))
        .filteredBy(PAYMENT.ofRequestBodies());
  }

  @Override
  public HttpResponse handle(HttpRequest request, Context context) {
    String token = parameters.text("bank-token", context);
    String transaction = bank.take(token, request.json(Payment.class));
    return HttpResponse.created("/payments/" + transaction);
  }
}
