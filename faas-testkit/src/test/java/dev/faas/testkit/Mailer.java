package dev.faas.testkit;

/** What a handler under test needs from elsewhere. */
public interface Mailer {
  boolean send(String to);
}
