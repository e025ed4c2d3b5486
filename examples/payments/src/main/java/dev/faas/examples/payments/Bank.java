package dev.faas.examples.payments;

/** Where the money is. */
public interface Bank {

  /** Takes the money and answers the number of the transaction. */
  String take(String token, Payments.Payment payment);
}
