package dev.faas.examples.payments;

/** Sends mails. */
public interface Mailer {

  /** Sends a mail. */
  void send(String to, String text);
}
