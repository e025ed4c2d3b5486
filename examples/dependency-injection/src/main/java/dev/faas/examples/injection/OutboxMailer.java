package dev.faas.examples.injection;

/** Writes mails to the log, where production would call a mail service. */
public final class OutboxMailer implements Mailer {

  private final String sender;

  public OutboxMailer(String sender) {
    this.sender = sender;
  }

  @Override
  public void send(String to, String text) {
    System.out.println("from " + sender + " to " + to + ": " + text);
  }
}
