package dev.faas.testkit;

import dev.faas.Context;
import dev.faas.events.QueueHandler;
import dev.faas.events.QueueMessage;

/** Sends every mail but those that are poison. */
public final class Mails implements QueueHandler {
  @Override
  public void on(QueueMessage message, Context context) {
    if (message.text().equals("poison")) {
      throw new IllegalArgumentException("no address in it");
    }
    System.out.println("sent " + message.text());
  }
}
