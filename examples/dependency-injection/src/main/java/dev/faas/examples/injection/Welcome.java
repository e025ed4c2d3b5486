package dev.faas.examples.injection;

import dev.faas.Context;
import dev.faas.EnvironmentVariables;
import dev.faas.events.QueueHandler;
import dev.faas.events.QueueMessage;

/** Welcomes new customers: each message is the address of one. */
public final class Welcome implements QueueHandler {

  private final Mailer mailer;
  private final String shop;

  public Welcome(Mailer mailer, EnvironmentVariables variables) {
    this.mailer = mailer;
    this.shop = variables.get("SHOP").orElse("our shop");
  }

  @Override
  public void on(QueueMessage message, Context context) {
    if (!message.text().contains("@")) {
      throw new IllegalArgumentException("no address: " + message.text());
    }
    mailer.send(message.text(), "Welcome to " + shop);
    context.logger().info("welcomed {}", message.text());
  }
}
