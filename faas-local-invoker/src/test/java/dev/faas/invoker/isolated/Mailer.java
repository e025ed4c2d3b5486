package dev.faas.invoker.isolated;

/** A service of the user of which tests have fakes. */
public interface Mailer {

  /** A mail; shared with its mailer. */
  record Mail(String to) {}

  void send(Mail mail);
}
