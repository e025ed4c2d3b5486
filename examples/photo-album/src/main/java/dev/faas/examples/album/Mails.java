package dev.faas.examples.album;

import dev.faas.Context;
import dev.faas.events.QueueHandler;
import dev.faas.events.QueueMessage;
import java.io.IOException;

/** Sends the mails that wait in a queue; a message that is no mail fails alone. */
public final class Mails implements QueueHandler {

  private final Mailer mailer;

  public Mails(Mailer mailer) {
    this.mailer = mailer;
  }

  @Override
  public void on(QueueMessage message, Context context) throws IOException {
    Mail mail = message.json(Mail.class);
    mailer.send(mail);
    context.logger().info("sent {} to {}", mail.subject(), mail.to());
  }
}
