package dev.faas.examples.injection;

/** Sends mails. */
public interface Mailer {

  void send(String to, String text);
}
