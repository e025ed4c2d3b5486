package dev.faas.examples.album;

import java.io.IOException;

/** The mail service. */
@FunctionalInterface
public interface Mailer {

  /** Hands a mail over. */
  void send(Mail mail) throws IOException;
}
